package id.fineclean.bot.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/// Somebody who calls the server under test byte by byte, by TLS or not.
final class TlsClient {
  private final int port;

  TlsClient(int port) {
    this.port = port;
  }

  /// One request over TLS and its whole answer.
  String secure(String request) {
    try (SSLSocket socket = connect()) {
      return exchange(socket, request);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /// One request as plain HTTP.
  String plain(String request) {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      return exchange(socket, request);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /// Whom the server says it is.
  String subject() {
    try (SSLSocket socket = connect()) {
      X509Certificate shown = (X509Certificate) socket.getSession().getPeerCertificates()[0];
      return shown.getSubjectX500Principal().getName();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /// Whether the server accepts a suite, offered alone.
  boolean speaks(String suite) {
    try (SSLSocket socket = open()) {
      socket.setEnabledCipherSuites(new String[] {suite});
      socket.startHandshake();
      return socket.getSession().getCipherSuite().equals(suite);
    } catch (SSLHandshakeException refused) {
      return false;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /// The first bytes of the answer to a greeting that offers nothing newer than a version: built by
  /// hand, as the platform refuses to speak the old ones itself.
  ///
  /// @param version `0302` for TLS 1.1, `0303` for TLS 1.2
  byte[] greet(String version) {
    String extensions =
        "000a000400020017" // groups: P-256
            + "000b00020100" // points: uncompressed
            + "000d0006000404030401"; // signatures: SHA-256 with ECDSA and RSA
    String hello =
        version
            + "00".repeat(32) // random
            + "00" // no session
            + "0008c02fc02bc013c009" // ECDHE with RSA and ECDSA, AES-GCM and AES-CBC
            + "0100" // no compression
            + HexFormat.of().toHexDigits((short) (extensions.length() / 2))
            + extensions;
    String handshake = "01" + HexFormat.of().toHexDigits(hello.length() / 2, 6) + hello;
    String record =
        "160301" + HexFormat.of().toHexDigits((short) (handshake.length() / 2)) + handshake;
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket.getOutputStream().write(HexFormat.of().parseHex(record));
      return socket.getInputStream().readNBytes(7);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String exchange(Socket socket, String request) throws IOException {
    socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    socket.getInputStream().transferTo(answer);
    return answer.toString(StandardCharsets.UTF_8);
  }

  private SSLSocket connect() throws IOException {
    SSLSocket socket = open();
    socket.startHandshake();
    return socket;
  }

  private SSLSocket open() throws IOException {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new Anybody()}, null);
      return (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", port);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /// Nobody vouches for the certificates of tests.
  private static final class Anybody implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
