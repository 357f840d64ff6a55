"""The learned NDA reader on the public benchmark ContractNLI: data, training, metrics, results.

Koreeda & Manning: ContractNLI, Findings of EMNLP 2021; data under CC BY 4.0.
"""
