"""What all wire shapes share: strict fields, pages, errors."""

from typing import Annotated, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field

T = TypeVar("T")
# What people write is shown in terminals too: no control characters, which could steer one
Line = Annotated[str, Field(pattern=r"^[^\x00-\x1f\x7f-\x9f]*$")]
Lines = Annotated[str, Field(pattern=r"^[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]*$")]  # with tabs and ends of lines


class Shape(BaseModel):
    """A wire shape that is sent: unknown fields of what it is made from are dropped, None is null and means unknown."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class Asked(BaseModel):
    """A wire shape that is received: an unknown field is refused, so that a slip of the pen is not lost in silence."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_max_length=1_000_000)


class Page(Shape, Generic[T]):
    """A part of a list. `next` goes into `after` of the next request; null: this is the end."""

    items: list[T]
    next: str | None = Field(default=None, examples=["WyIyMDE3LTEwLTAzIiwiaW5jOmIyOjFmMmUiXQ"])
    total: int = Field(examples=[128])


class Problem(Shape):
    """Every error: what is wrong (`error` is a code for programs), and what to do next."""

    error: str = Field(examples=["not_found"])
    message: str = Field(examples=["No incident's id begins with 'ab12'."])
    next: str = Field(examples=["Look it up in the list of incidents."])
    detail: dict[str, object] | None = Field(default=None, examples=[{"near": ["ab31c0de"]}])
