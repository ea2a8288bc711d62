"""The names that MUC-4's heads know, as GTT's files have them (Du, Rush and Cardie 2021)."""

MUC_ROLES = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")
MUC_TYPES = ("attack", "bombing", "kidnapping", "arson", "robbery", "forced work stoppage")
