package id.fineclean.bot.channel.whatsapp;

import com.twilio.http.Request;
import com.twilio.http.TwilioRestClient;

/// Twilio's client, without its habit of writing customers' addresses to the log at level DEBUG.
final class DiscreetClient extends TwilioRestClient {
  DiscreetClient(TwilioSettings settings, TwilioHttp http) {
    super(new Builder(settings.accountSid(), settings.authTokens().getFirst()).httpClient(http));
  }

  @Override
  public void logRequest(Request request) {}
}
