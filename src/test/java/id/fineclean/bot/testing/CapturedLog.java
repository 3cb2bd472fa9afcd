package id.fineclean.bot.testing;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;

/// Everything the process logs while this is open, at every level, stack traces included.
public final class CapturedLog implements AutoCloseable {
  private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
  private final Level before = root.getLevel();
  private final ListAppender<ILoggingEvent> events = new ListAppender<>();

  public CapturedLog() {
    events.start();
    root.setLevel(Level.TRACE);
    root.addAppender(events);
    for (var appenders = root.iteratorForAppenders(); appenders.hasNext(); ) {
      var appender = appenders.next();
      if (appender != events) {
        appender.clearAllFilters();
        appender.addFilter(new Quiet());
      }
    }
  }

  public String text() {
    return List.copyOf(events.list).stream()
        .map(
            event ->
                event.getLevel()
                    + " "
                    + event.getLoggerName()
                    + " "
                    + event.getFormattedMessage()
                    + "\n"
                    + (event.getThrowableProxy() == null
                        ? ""
                        : ThrowableProxyUtil.asString(event.getThrowableProxy())))
        .collect(Collectors.joining("\n"));
  }

  @Override
  public void close() {
    root.detachAppender(events);
    root.setLevel(before);
    root.iteratorForAppenders().forEachRemaining(appender -> appender.clearAllFilters());
  }

  /// Keeps what is captured from the console.
  private static final class Quiet extends ch.qos.logback.core.filter.Filter<ILoggingEvent> {
    @Override
    public ch.qos.logback.core.spi.FilterReply decide(ILoggingEvent event) {
      return ch.qos.logback.core.spi.FilterReply.DENY;
    }
  }
}
