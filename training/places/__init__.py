"""The ranker of places: what is learned from reports whose places are known."""
