"""The topics of an NDA and what a draft can say about each; `topic.Topic` says what a reading is.

Hypotheses are those of the public benchmark ContractNLI (Koreeda & Manning 2021, CC BY 4.0).
"""

from agent.domain.nda.contract_topics import CONTRACT
from agent.domain.nda.information_topics import INFORMATION
from agent.domain.nda.topic import Topic

TOPICS: dict[str, Topic] = {each.name: each for each in (*INFORMATION, *CONTRACT)}
