"""Encoders asked and models loaded, for tests of what makes them smaller. Needs torch: import it after that was asked for."""

import torch
from training.batches import Item
from training.encoder import Encoder
from training.model import Model, model_for


def said(encoder: Encoder, item: Item) -> torch.Tensor:
    """What an encoder says of the one window of an item."""
    ((ids, marks, first, _),) = item.windows
    with torch.no_grad():
        return encoder(ids[None].long(), marks[None].float(), first[None])


def loaded(state: dict[str, torch.Tensor]) -> Model:
    """A model with this state, that learns nothing."""
    made = model_for(state, dropout=0.0).eval()
    made.load_state_dict(state)
    return made
