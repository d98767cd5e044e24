"""How the shipped weights are made: corpora, network, training, evaluation, export."""
