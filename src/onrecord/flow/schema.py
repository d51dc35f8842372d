"""The records whose JSON Schema is published."""

from onrecord.model import Analysis, Case, Custody, Decision, Entry, Field, Guess, Link, Problem, Report

PUBLISHED: tuple[type, ...] = (Analysis, Case, Custody, Decision, Entry, Field, Guess, Link, Problem, Report)
