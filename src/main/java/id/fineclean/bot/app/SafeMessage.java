package id.fineclean.bot.app;

import ch.qos.logback.classic.pattern.MessageConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;

/// `%msg` of `logback.xml`, which makes it by this name.
public final class SafeMessage extends MessageConverter {
  @Override
  public String convert(ILoggingEvent event) {
    return SafeText.lines(super.convert(event));
  }
}
