package id.fineclean.bot.app;

import id.fineclean.bot.audit.AuditLog;
import id.fineclean.bot.audit.AuditLog.Verdict;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Says in the program's log what has become of the audit log. The bot works on where it is broken:
/// its customers have nothing to do with it.
record AuditWatch(AuditLog log) {
  private static final Logger LOG = LoggerFactory.getLogger(AuditWatch.class);

  /// A tenth of a second.
  private static final long LINES_AT_START = 10_000;

  /// Before the bot begins: the latest lines.
  void atStart() {
    if (log.verifyLast(LINES_AT_START) instanceof Verdict.Broken(long sequence)) {
      complain(sequence);
    }
  }

  /// Once a day: everything, and the head, to be kept where whoever can change the database cannot
  /// change it.
  void daily() {
    switch (log.verify(Optional.empty())) {
      case Verdict.Whole(AuditLog.Head head) -> LOG.info("audit log whole, head {}", head);
      case Verdict.Broken(long sequence) -> complain(sequence);
    }
  }

  private static void complain(long sequence) {
    LOG.error(
        "the audit log was changed behind the bot's back: line {} is not as it was written."
            + " Keep a copy of the database and find out who could write to it",
        sequence);
  }
}
