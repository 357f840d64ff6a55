"""Our own templates: German and English texts around markers."""

from agent.adapters.templates.jinja import TemplateComposer

__all__ = ["TemplateComposer"]
