"""Everything that Dateline raises on purpose.

    DatelineError
    ├── ArchiveNotFound      there is no archive in that folder
    ├── ArchiveLocked        another process is changing the archive
    ├── ArchiveDamaged       the archive's files contradict each other
    ├── EmbeddingMismatch    the archive was built with another embedding model
    ├── EmbeddingUnavailable the embedding model cannot be loaded or reached
    ├── LLMUnavailable       the LLM does not answer, or not in time
    ├── BadQuestion          the question cannot be asked as it stands
    ├── BadGold              a file of gold questions is not as it should be
    ├── BadRecord            the record of an answer is not as it should be
    ├── NotKept              a conversation or a rating cannot be kept or read
    │   └── NoSuchConversation   the reader has none of that name
    └── BadSetting           a setting or argument has a value that makes no sense

Each message says what happened, to what, and what to do next. A bad article is never an error:
it is a `Rejected` in the report, with its reason, and the others are added.
"""


class DatelineError(Exception):
    """The root: catch this to catch everything that Dateline raises on purpose."""


class ArchiveNotFound(DatelineError):
    """There is no archive in the folder that was named."""


class ArchiveLocked(DatelineError):
    """Another process holds the archive's write lock; the message says which."""


class ArchiveDamaged(DatelineError):
    """The archive's files cannot be read, or contradict each other."""


class EmbeddingMismatch(DatelineError):
    """The archive was built with another embedding model than the one that was asked for."""


class EmbeddingUnavailable(DatelineError):
    """The embedding model cannot be loaded or does not answer."""


class LLMUnavailable(DatelineError):
    """The LLM cannot be reached, refuses, or does not answer in time. Answers are then composed without it."""


class BadQuestion(DatelineError):
    """The question is empty, too long, its bounds exclude each other, or a publisher is unknown."""


class BadGold(DatelineError):
    """Gold questions cannot be used as they stand; the message names file, line and field of each problem."""


class BadRecord(DatelineError):
    """The record of an answer cannot be read back; the message names the field."""


class NotKept(DatelineError):
    """A conversation or a rating cannot be kept or read; the message says why."""


class NoSuchConversation(NotKept):
    """The reader has no conversation, or no turn, of that name."""


class BadSetting(DatelineError):
    """A setting or argument has a value that makes no sense; the message names it."""


class TooOften(DatelineError):
    """More questions came than the page takes now, from one address or from all."""
