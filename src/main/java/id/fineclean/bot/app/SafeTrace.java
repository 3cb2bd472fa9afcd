package id.fineclean.bot.app;

import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;

/// `%ex` of `logback.xml`, which makes it by this name.
public final class SafeTrace extends ThrowableProxyConverter {
  @Override
  public String convert(ILoggingEvent event) {
    String trace = super.convert(event).stripTrailing();
    return trace.isEmpty() ? "" : SafeText.lines(trace) + "\n";
  }
}
