package id.fineclean.bot.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/// Sets the log up as the settings say; until then `logback.xml` holds.
public final class Logging {
  /// They complain of what callers send, and quote it. Callers are answered, which is enough.
  private static final List<String> QUOTING =
      List.of("org.eclipse.jetty.http", "org.eclipse.jetty.util.HostPort");

  private Logging() {}

  static void configure(Settings.LogFormat format, Level level) {
    if (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)) {
      return;
    }
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    if (format == Settings.LogFormat.JSON) {
      root.detachAndStopAllAppenders();
      root.addAppender(json(context));
    }
    root.setLevel(Level.WARN);
    context.getLogger("id.fineclean").setLevel(level);
    QUOTING.forEach(name -> context.getLogger(name).setLevel(Level.OFF));
  }

  /// Moves the log out of the way of what a command writes for others to read.
  public static void toStandardError() {
    if (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)) {
      return;
    }
    context
        .getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)
        .iteratorForAppenders()
        .forEachRemaining(Logging::toStandardError);
  }

  private static void toStandardError(Appender<ILoggingEvent> appender) {
    if (appender instanceof ConsoleAppender<ILoggingEvent> console) {
      console.stop();
      console.setTarget("System.err");
      console.start();
    }
  }

  private static ConsoleAppender<ILoggingEvent> json(LoggerContext context) {
    SafeJsonEncoder encoder = new SafeJsonEncoder();
    encoder.setContext(context);
    encoder.start();
    ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
    appender.setContext(context);
    appender.setEncoder(encoder);
    appender.start();
    return appender;
  }
}
