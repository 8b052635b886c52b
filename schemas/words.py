"""The closed vocabularies of the nouns: every word a reader of the topics may meet."""

from enum import StrEnum


class TextSource(StrEnum):
    FEED = "feed"
    PAGE = "page"


class Sighting(StrEnum):
    """What an article is to what was seen before."""

    CREATED = "created"
    UPDATED = "updated"


class DateFlag(StrEnum):
    """Why ``published_at`` should be read with care: a wrong date is worse than none."""

    MISSING = "missing"
    GUESSED = "guessed"
    FUTURE = "future"
    UNREADABLE = "unreadable"
    TOO_OLD = "too_old"


class Mode(StrEnum):
    AIR = "air"
    DRONE = "drone"
    MISSILE = "missile"
    ROCKET = "rocket"
    SHELLING = "shelling"
    BOMB = "bomb"
    SUICIDE = "suicide"
    CHEMICAL = "chemical"
    SHOOTING = "shooting"
    CLASH = "clash"
    UNSPECIFIED = "unspecified"


class StrikeStatus(StrEnum):
    REPORTED = "reported"
    DENIED = "denied"
    THREATENED = "threatened"
    HYPOTHETICAL = "hypothetical"


class Scope(StrEnum):
    """Today's news, or history and context."""

    CURRENT = "current"
    BACKGROUND = "background"


class Effect(StrEnum):
    KILLED = "killed"
    WOUNDED = "wounded"
    CAPTURED = "captured"
    MISSING = "missing"
    KILLED_OR_WOUNDED = "killed_or_wounded"


class Qualifier(StrEnum):
    EXACT = "exact"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    ABOUT = "about"
    UP_TO = "up_to"
    FEWER_THAN = "fewer_than"
    RANGE = "range"
    VAGUE = "vague"


class Category(StrEnum):
    CIVILIAN = "civilian"
    COMBATANT = "combatant"
    MIXED = "mixed"
    UNKNOWN = "unknown"


class ClaimantKind(StrEnum):
    OFFICIAL = "official"
    MILITARY = "military"
    MILITANT = "militant"
    MEDICAL = "medical"
    MONITOR = "monitor"
    WITNESS = "witness"
    MEDIA = "media"
    UNNAMED = "unnamed"


class ActorKind(StrEnum):
    STATE = "state"
    FORCE = "force"
    GROUP = "group"
    UNKNOWN = "unknown"


class PlacePrecision(StrEnum):
    SITE = "site"
    CITY = "city"
    DISTRICT = "district"
    ADMIN1 = "admin1"
    COUNTRY = "country"


class PlaceRole(StrEnum):
    """A place where something happened, or a name that stands for those who govern there ("Kabul said")."""

    LITERAL = "literal"
    ASSOCIATIVE = "associative"


class TimePrecision(StrEnum):
    MINUTE = "minute"
    HOUR = "hour"
    PART_OF_DAY = "part_of_day"
    DAY = "day"
    RANGE = "range"
    MONTH = "month"
    YEAR = "year"
    UNKNOWN = "unknown"


class EventKind(StrEnum):
    STRIKE = "strike"
    CLAIM = "claim"


class EventStatus(StrEnum):
    """What an event is against everything known before it."""

    NEW = "new"
    REPEAT = "repeat"
    RAISED = "raised"
    LOWERED = "lowered"
    NARROWED = "narrowed"
    RETRACTED = "retracted"
    DENIED = "denied"
    CONTESTED = "contested"


class Severity(StrEnum):
    CRITICAL = "critical"
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class AlertReason(StrEnum):
    """Why the bell rings."""

    NEW_STRIKE = "new_strike"
    FIRST_OF_KIND = "first_of_kind"
    NEW_ACTOR_PAIR = "new_actor_pair"
    NEW_CLAIM = "new_claim"
    RAISED_CLAIM = "raised_claim"
    CONTESTED = "contested"
    CORRECTION = "correction"
    SURGE = "surge"


class AlertKind(StrEnum):
    """What this revision is to the one before it."""

    ALERT = "alert"
    UPDATE = "update"
    CORRECTION = "correction"


class DeliveryOutcome(StrEnum):
    DELIVERED = "delivered"
    RETRY = "retry"
    FAILED = "failed"
    DISABLED = "disabled"


class DeadReason(StrEnum):
    """Why a record was set aside."""

    UNDECODABLE = "undecodable"
    WRONG_SHAPE = "wrong_shape"
    TOO_LARGE = "too_large"
    HANDLER_ERROR = "handler_error"
    HANDLER_TIMEOUT = "handler_timeout"
    DELIVERY_EXHAUSTED = "delivery_exhausted"


class FeedHealth(StrEnum):
    UNKNOWN = "unknown"
    LIVE = "live"
    QUIET = "quiet"
    STALE = "stale"
    ZOMBIE = "zombie"
    BLOCKED = "blocked"
    MALFORMED = "malformed"
    FAILING = "failing"
    GONE = "gone"
    PAUSED = "paused"


class Verb(StrEnum):
    """What a person at the desk can say of what tocsin shows."""

    ACKNOWLEDGE = "acknowledge"
    SNOOZE = "snooze"
    MUTE = "mute"
    UNMUTE = "unmute"
    WRONG = "wrong"
    SPLIT = "split"
    MERGE = "merge"


class Fault(StrEnum):
    """What a person found wrong with what was published."""

    INVENTED = "invented"
    """Nothing of the kind is said."""
    NUMBER = "number"
    EFFECT = "effect"
    """Wounded told as killed, and the like."""
    VICTIMS = "victims"
    CLAIMANT = "claimant"
    SIDES = "sides"
    """Who attacked whom."""
    MODE = "mode"
    PLACE = "place"
    TIME = "time"
    OLD = "old"
    """History told as news."""
    INCIDENT = "incident"
    """Joined to an incident it is no part of."""
    REPEAT = "repeat"
    """Rung before."""
    OTHER = "other"
