"""What the laws of counting are tried on."""

from hypothesis import strategies as st

counts = st.one_of(
    st.tuples(st.sampled_from(("exact", "about", "at_least")), st.integers(0, 60), st.none()),
    st.tuples(st.just("at_most"), st.none(), st.integers(0, 60)),
    st.tuples(st.just("between"), st.integers(0, 30), st.integers(30, 60)),
    st.just(("unquantified", None, None)),
)
