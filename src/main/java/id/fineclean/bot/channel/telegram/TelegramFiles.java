package id.fineclean.bot.channel.telegram;

import id.fineclean.bot.channel.Fetched;
import id.fineclean.bot.channel.telegram.CallFailure.Reason;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Locale;
import java.util.Optional;
import okhttp3.Response;
import org.telegram.telegrambots.meta.api.methods.GetFile;

/// The files customers sent. Telegram hands out those of up to 20 MB (Bot API, getFile), under an
/// address that holds the bot's token.
record TelegramFiles(BotApi api) {
  /// As [id.fineclean.bot.channel.Channel#fetch].
  Fetched fetch(String fileId, int mostBytes) {
    try {
      String path = api.call(new GetFile(fileId)).getFilePath();
      return path == null
              || !path.matches("[A-Za-z0-9_][A-Za-z0-9_./-]{0,255}")
              || path.contains("..")
          ? new Fetched.Failed("no_path")
          : download(path, mostBytes);
    } catch (CallFailure failure) {
      return outcome(failure.reason());
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return new Fetched.Failed("interrupted");
    }
  }

  private Fetched download(String path, int mostBytes) {
    try (Response response = api.file(path)) {
      return switch (response.code()) {
        case 200 -> read(response, mostBytes);
        case 404 -> new Fetched.Gone();
        default -> new Fetched.Failed("http_" + response.code());
      };
    } catch (InterruptedIOException late) {
      return new Fetched.Failed("timeout");
    } catch (IOException broken) {
      // Its text may hold the address, and so the token.
      return new Fetched.Failed("broken");
    }
  }

  private static Fetched read(Response response, int mostBytes) throws IOException {
    if (response.body() == null) {
      return new Fetched.Failed("empty");
    }
    byte[] content = response.body().byteStream().readNBytes(mostBytes + 1);
    return content.length > mostBytes
        ? new Fetched.TooLarge()
        : new Fetched.File(content, Optional.ofNullable(response.header("Content-Type")));
  }

  private static Fetched outcome(Reason reason) {
    if (reason instanceof Reason.Refused refused && refused.code() == 400) {
      return refused.description().toLowerCase(Locale.ROOT).contains("too big")
          ? new Fetched.TooLarge()
          : new Fetched.Gone();
    }
    return new Fetched.Failed(CallFailure.describe(reason));
  }
}
