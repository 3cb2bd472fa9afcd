package id.fineclean.bot.load;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URLDecoder;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// The Bot API and Twilio's Messages as far as the bot calls them, on one port of loopback. They
/// take everything at once, and answer in the form of the real ones. On the loop's thread only.
final class FakeProviders implements EventLoop.Socket {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final EventLoop loop;
  private final ServerSocketChannel channel;
  private final Arrivals arrivals;
  private int telegramMessages;
  private int twilioMessages;

  /// Told of every message that arrives at a provider.
  interface Arrivals {
    /// @param address as the bot wrote it: a chat's number, or `whatsapp:` and a phone's
    /// @param id the provider's
    void arrived(String address, String text, String id);
  }

  FakeProviders(EventLoop loop, Arrivals arrivals) throws IOException {
    this.loop = loop;
    this.arrivals = arrivals;
    this.channel = ServerSocketChannel.open();
    channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_024);
    channel.configureBlocking(false);
    loop.run(() -> register());
  }

  /// For `TELEGRAM_API_URL` and `TWILIO_API_URL`.
  String url() {
    return "http://127.0.0.1:" + channel.socket().getLocalPort();
  }

  @Override
  public void ready(SelectionKey key) throws IOException {
    SocketChannel accepted = channel.accept();
    if (accepted != null) {
      accepted.setOption(StandardSocketOptions.TCP_NODELAY, true);
      accepted.configureBlocking(false);
      Caller caller = new Caller(accepted);
      caller.key = accepted.register(loop.selector(), SelectionKey.OP_READ, caller);
    }
  }

  private void register() {
    try {
      channel.register(loop.selector(), SelectionKey.OP_ACCEPT, this);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private final class Caller extends HttpConnection {
    private @Nullable SelectionKey key;

    Caller(SocketChannel channel) {
      super(channel);
    }

    @Override
    void received(HttpMessage request) throws IOException {
      String path = request.path();
      if (path.endsWith("/sendmessage")) {
        telegramMessage(JSON.readTree(request.body()));
      } else if (path.endsWith("/messages.json")) {
        twilioMessage(new String(request.body(), StandardCharsets.US_ASCII));
      } else {
        // setWebhook, answerCallbackQuery
        answer("200 OK", "{\"ok\":true,\"result\":true}");
      }
    }

    @Override
    void ended() {}

    private void telegramMessage(JsonNode call) throws IOException {
      String chat = call.path("chat_id").asText();
      String text = call.path("text").asText();
      int number = ++telegramMessages;
      answer(
          "200 OK",
          "{\"ok\":true,\"result\":{\"message_id\":"
              + number
              + ",\"from\":{\"id\":110000001,\"is_bot\":true,\"first_name\":\"FINECLEAN.ID\","
              + "\"username\":\"fineclean_contoh_bot\"},\"chat\":{\"id\":"
              + chat
              + ",\"first_name\":\"Pelanggan\",\"last_name\":\"Contoh\",\"type\":\"private\"},"
              + "\"date\":1795320000,\"text\":\""
              + quoted(text)
              + "\"}}");
      arrivals.arrived(chat, text, Integer.toString(number));
    }

    private void twilioMessage(String form) throws IOException {
      String to = field(form, "To");
      String text = field(form, "Body");
      String sid = "SM%032x".formatted(++twilioMessages);
      String account = "/2010-04-01/Accounts/" + Webhooks.ACCOUNT + "/Messages/" + sid;
      answer(
          "201 Created",
          "{\"account_sid\":\""
              + Webhooks.ACCOUNT
              + "\",\"api_version\":\"2010-04-01\",\"body\":\""
              + quoted(text)
              + "\",\"date_created\":\"Mon, 23 Nov 2026 03:00:00 +0000\",\"date_sent\":null,"
              + "\"date_updated\":\"Mon, 23 Nov 2026 03:00:00 +0000\",\"direction\":\"outbound-api\","
              + "\"error_code\":null,\"error_message\":null,\"from\":\""
              + Webhooks.FROM
              + "\",\"messaging_service_sid\":null,\"num_media\":\"0\",\"num_segments\":\"1\","
              + "\"price\":null,\"price_unit\":null,\"sid\":\""
              + sid
              + "\",\"status\":\"queued\",\"subresource_uris\":{\"media\":\""
              + account
              + "/Media.json\"},\"to\":\""
              + to
              + "\",\"uri\":\""
              + account
              + ".json\"}");
      arrivals.arrived(to, text, sid);
    }

    private void answer(String status, String json) throws IOException {
      byte[] body = json.getBytes(StandardCharsets.UTF_8);
      byte[] head =
          ("HTTP/1.1 "
                  + status
                  + "\r\nContent-Type: application/json\r\nConnection: keep-alive\r\n"
                  + "Content-Length: "
                  + body.length
                  + "\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII);
      if (key != null) {
        write(key, Webhooks.joined(head, body));
      }
    }
  }

  private static String quoted(String text) {
    return new String(JsonStringEncoder.getInstance().quoteAsString(text));
  }

  private static String field(String form, String name) {
    int at = ("&" + form).indexOf("&" + name + "=");
    if (at < 0) {
      return "";
    }
    int from = at + name.length() + 1;
    int end = form.indexOf('&', from);
    return URLDecoder.decode(
        end < 0 ? form.substring(from) : form.substring(from, end), StandardCharsets.UTF_8);
  }
}
