package id.fineclean.bot.channel.whatsapp;

import com.twilio.base.Deleter;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.rest.api.v2010.account.message.Media;
import id.fineclean.bot.channel.Deletion;
import id.fineclean.bot.channel.Fetched;
import id.fineclean.bot.channel.whatsapp.TwilioFailure.Reason.Refused;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What Twilio keeps of our messages: the files customers sent, and the messages themselves.
///
/// Twilio asks for credentials with each file and then sends the caller on to where it lies. The
/// credentials go to Twilio's API alone, and only its own storage is followed to, whatever a
/// message or an answer says.
record WhatsAppFiles(TwilioApi api) {
  private static final Pattern MESSAGE =
      Pattern.compile("((?:SM|MM)[0-9a-zA-Z]{1,64})(?:/[0-9]+)?");

  /// From the API to the storage, and once more within it.
  private static final int MOST_HOPS = 2;

  /// The name of a file as [id.fineclean.bot.channel.InboundContent.Media#reference] holds it.
  static String url(TwilioApi api, String message, String file) {
    return "https://api.twilio.com" + api.path("Messages/" + message + "/Media/" + file);
  }

  /// As [id.fineclean.bot.channel.Channel#fetch].
  Fetched fetch(String reference, int mostBytes) {
    Optional<URI> url = uri(reference).filter(api::isOurs);
    if (url.isEmpty()) {
      return new Fetched.Gone();
    }
    try {
      return follow(api.file(url.get(), mostBytes), mostBytes, 0);
    } catch (TwilioFailure failure) {
      return failure.reason().equals(TwilioHttp.TOO_LONG)
          ? new Fetched.TooLarge()
          : new Fetched.Failed(failure.code());
    }
  }

  private Fetched follow(HttpResponse<byte[]> answer, int mostBytes, int hops)
      throws TwilioFailure {
    if (answer.statusCode() / 100 != 3) {
      return read(answer);
    }
    Optional<URI> storage =
        answer.headers().firstValue("Location").flatMap(WhatsAppFiles::uri).filter(this::isStorage);
    return storage.isPresent() && hops < MOST_HOPS
        ? follow(api.openFile(storage.get(), mostBytes), mostBytes, hops + 1)
        : new Fetched.Failed("foreign_storage");
  }

  private static Fetched read(HttpResponse<byte[]> answer) {
    return switch (answer.statusCode()) {
      case 200 -> new Fetched.File(answer.body(), answer.headers().firstValue("Content-Type"));
      case 404, 410 -> new Fetched.Gone();
      default -> new Fetched.Failed("http_" + answer.statusCode());
    };
  }

  /// Twilio's own hosts, and its buckets at Amazon. Where the API is said to be elsewhere, as in a
  /// test, files may lie there too.
  private boolean isStorage(URI url) {
    String host = url.getHost() == null ? "" : url.getHost();
    boolean twilios =
        host.endsWith(".twiliocdn.com")
            || host.endsWith(".twilio.com")
            || (host.endsWith(".amazonaws.com")
                && (host.startsWith("media.twiliocdn.com.s3")
                    || url.getRawPath().startsWith("/media.twiliocdn.com/")));
    return ("https".equals(url.getScheme()) && url.getPort() == -1 && twilios)
        || url.toString().startsWith(api.apiUrl() + "/");
  }

  private static Optional<URI> uri(String text) {
    try {
      return Optional.of(URI.create(text));
    } catch (IllegalArgumentException notOne) {
      return Optional.empty();
    }
  }

  /// As [id.fineclean.bot.channel.Channel#delete]: the message and its files, the files first, as
  /// they could not be found without it.
  Deletion delete(String messageId) {
    Matcher message = MESSAGE.matcher(messageId);
    if (!message.matches()) {
      return new Deletion.Refused("not_an_id");
    }
    String id = message.group(1);
    try {
      for (Media file : api.call(Media.reader(id)::firstPage).getRecords()) {
        deleteOne(Media.deleter(id, TwilioApi.id(file.getSid())));
      }
      deleteOne(Message.deleter(id));
      return new Deletion.Deleted();
    } catch (TwilioFailure failure) {
      return isGone(failure) ? new Deletion.Deleted() : new Deletion.Failed(failure.code());
    }
  }

  private void deleteOne(Deleter<?> resource) throws TwilioFailure {
    try {
      api.call(resource::delete);
    } catch (TwilioFailure failure) {
      if (!isGone(failure)) {
        throw failure;
      }
    }
  }

  private static boolean isGone(TwilioFailure failure) {
    return failure.reason() instanceof Refused refused && refused.httpStatus() == 404;
  }
}
