"""The journal's tables. They only grow: a released column keeps its meaning."""

from sqlalchemy import Column, Index, Integer, LargeBinary, MetaData, String, Table, text

APPLICATION_ID = 0x53616C76
"""`Salv`, in the file's header: tells our file from another program's."""
VERSION = 1
"""`user_version` of the file: the journal's own tables. A newer one is not opened."""

metadata = MetaData()

entry = Table(
    "entry",
    metadata,
    # Clustered by page: a guest's lines lie together, so that the card is read in one sweep.
    Column("page", LargeBinary(16), primary_key=True),
    Column("id", LargeBinary(16), primary_key=True),
    Column("kind", String, nullable=False),
    Column("staff", LargeBinary(16), nullable=False),
    Column("desk", LargeBinary(16), nullable=False),
    Column("seq", Integer, nullable=False),
    Column("prev", LargeBinary(32), nullable=False),
    Column("happened_at", Integer, nullable=False),
    # Last, and it never ends in a zero byte: where SQLCipher cannot decipher the page on which a
    # long row ends, it hands out zeros and no error.
    Column("body", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)

# Partial: the few lines by which all staff are found, at no cost to the others.
Index("entry_staff_joined", entry.c.kind, sqlite_where=text("kind = 'staff-joined'"))

chain = Table(
    "chain",
    metadata,
    # The last line of each desk: what its next one continues, and how far the clock has come.
    Column("desk", LargeBinary(16), primary_key=True),
    Column("seq", Integer, nullable=False),
    Column("id", LargeBinary(16), nullable=False),
    Column("digest", LargeBinary(32), nullable=False),
    sqlite_with_rowid=False,
)

meta = Table(
    "meta",
    metadata,
    Column("name", String, primary_key=True),
    Column("value", String, nullable=False),
    sqlite_with_rowid=False,
)
"""`purpose`: real or practice; `model:<name>`: the version of a read model."""
