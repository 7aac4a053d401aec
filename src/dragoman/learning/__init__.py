"""Learn the weights of the ranking: from our training sentences, and from reviews.

examples  what sentences teach
fitting   weights from examples
weights   the weights of all questions, as a file of the lexicon
reviewed  what people say of events in news of their own
"""
