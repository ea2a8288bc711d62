"""The encoder engine: a compact transformer over words and what the grammar sees at each. Offline, on the CPU.

Rooms, in the order of work:

    scheme     the names of everything the model marks, labels and links
    page       a report laid out: words, marks of the grammar, units, spans that may fill a role
    windows    words into the pieces the encoder knows
    session    the weights, opened once a process; `heads` the small layers above the encoder
    features   where things stand, and what the grammar made of them
    reading    what the model says of a page
    counted    numbers: read by the grammar, never said by the model
    decode     from what the model says to drafts
"""

from recount.extract.engines.encoder.engine import EncoderEngine

__all__ = ["EncoderEngine"]
