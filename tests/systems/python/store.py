"""Records of a case, in an in-memory SQLite database of its own. Tables refuse impossible rows."""

import sqlite3

SCHEMA = """
CREATE TABLE person (
    name     TEXT PRIMARY KEY,
    scheme   TEXT NOT NULL CHECK (scheme IN ('employee', 'resident')),
    standing TEXT NOT NULL CHECK (standing IN ('active', 'ended', 'deceased')),
    region   TEXT NOT NULL
);
CREATE TABLE account (
    owner   TEXT PRIMARY KEY REFERENCES person,
    balance INTEGER NOT NULL CHECK (balance >= 0)
);
CREATE TABLE relationship (
    id        INTEGER PRIMARY KEY,
    holder    TEXT NOT NULL REFERENCES person,
    recipient TEXT NOT NULL REFERENCES person,
    active    INTEGER NOT NULL DEFAULT 1,
    granted   INTEGER NOT NULL DEFAULT 0,
    used      INTEGER NOT NULL DEFAULT 0 CHECK (used >= 0),
    CHECK (granted = 0 OR used <= granted)
);
CREATE UNIQUE INDEX one_active ON relationship (holder, recipient) WHERE active;
CREATE TABLE settlement (
    request      TEXT PRIMARY KEY,
    relationship INTEGER NOT NULL REFERENCES relationship,
    paid         INTEGER NOT NULL CHECK (paid > 0),
    debtor       TEXT NOT NULL,
    creditor     TEXT NOT NULL,
    reversed     INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE claim (
    debtor   TEXT NOT NULL,
    creditor TEXT NOT NULL CHECK (creditor <> debtor),
    amount   INTEGER NOT NULL CHECK (amount > 0),
    cleared  INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE answer (
    request TEXT PRIMARY KEY,
    content TEXT NOT NULL,
    answer  TEXT NOT NULL
);
CREATE VIEW earmark AS
    SELECT holder, SUM(MAX(granted - used, 0)) AS amount
    FROM relationship WHERE active GROUP BY holder;
CREATE VIEW purse AS
    SELECT owner, balance, MAX(balance - COALESCE(earmark.amount, 0), 0) AS free
    FROM account LEFT JOIN earmark ON earmark.holder = owner;
CREATE VIEW shown AS
    SELECT person.*, balance, free FROM person LEFT JOIN purse ON owner = name;
CREATE VIEW net AS
    SELECT MIN(debtor, creditor) AS one, MAX(debtor, creditor) AS other,
           SUM(CASE WHEN debtor < creditor THEN amount ELSE -amount END) AS amount
    FROM claim WHERE NOT cleared GROUP BY 1, 2;
CREATE VIEW position AS
    SELECT one AS debtor, other AS creditor, amount FROM net WHERE amount > 0
    UNION ALL
    SELECT other, one, -amount FROM net WHERE amount < 0;
CREATE VIEW latest AS
    SELECT * FROM relationship WHERE id IN
        (SELECT MAX(id) FROM relationship GROUP BY holder, recipient);
"""


def empty():
    """Returns an empty database whose transactions are begun by hand."""
    db = sqlite3.connect(":memory:", isolation_level=None)
    db.row_factory = sqlite3.Row
    db.executescript(SCHEMA)
    db.execute("PRAGMA foreign_keys = ON")
    return db
