"""Evaluate: are we right?"""
