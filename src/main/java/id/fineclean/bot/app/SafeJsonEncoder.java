package id.fineclean.bot.app;

import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.nio.charset.StandardCharsets;

/// One line of JSON an entry. What is escaped stands within strings, where JSON reads it the same.
final class SafeJsonEncoder extends JsonEncoder {
  @Override
  public byte[] encode(ILoggingEvent event) {
    String json = new String(super.encode(event), StandardCharsets.UTF_8).stripTrailing();
    return (SafeText.line(json) + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
