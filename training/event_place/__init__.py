"""Learns what speaks for a place being where something happened: the weights of `onrecord/lexicon/event_place.tsv`."""
