"""All tools, in the order in which a model reads them."""

from agent.tools import approvals, contacts, drafts, escalations, kpis, nda, policies, rights, supply
from agent.tools.registry import ToolBox
from agent.tools.services import Services
from agent.tools.tool import Tool

_NOUNS = (kpis, supply, contacts, escalations, policies, rights, nda, drafts, approvals)


def tools(services: Services) -> list[Tool]:
    """The sixteen of the design; nothing of ``services`` is built before a tool is called."""
    return [tool for noun in _NOUNS for tool in noun.tools(services)]


def toolbox(services: Services) -> ToolBox:
    return ToolBox(tools(services))
