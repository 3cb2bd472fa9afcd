package id.fineclean.bot.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;

/// A certificate for `localhost` that vouches for itself, made by the JDK's keytool, and its key.
record TestCertificate(X509Certificate certificate, Key key) {
  private static final String PASSWORD = "for-a-test";

  /// @param algorithm `RSA` or `EC`
  static TestCertificate make(Path folder, String name, String algorithm) {
    Path store = folder.resolve(name + ".p12");
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-genkeypair",
            "-keyalg",
            algorithm,
            "-keysize",
            algorithm.equals("RSA") ? "2048" : "256",
            "-alias",
            "server",
            "-dname",
            "CN=" + name,
            "-ext",
            "SAN=dns:localhost,ip:127.0.0.1",
            "-validity",
            "90",
            "-storetype",
            "PKCS12",
            "-keystore",
            store.toString(),
            "-storepass",
            PASSWORD);
    try {
      int status = new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
      if (status != 0) {
        throw new AssertionError("keytool: " + status);
      }
      KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
      return new TestCertificate(
          (X509Certificate) keys.getCertificate("server"),
          keys.getKey("server", PASSWORD.toCharArray()));
    } catch (IOException | InterruptedException | GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /// Writes `cert.pem` and `key.pem`.
  TlsFiles write(Path folder) {
    return write(folder, "PRIVATE KEY", key.getEncoded());
  }

  /// The same with the key in another form.
  TlsFiles write(Path folder, String kind, byte[] form) {
    try {
      return new TlsFiles(
          Files.writeString(
              folder.resolve("cert.pem"), pem("CERTIFICATE", certificate.getEncoded())),
          Files.writeString(folder.resolve("key.pem"), pem(kind, form)));
    } catch (IOException | GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static String pem(String kind, byte[] content) {
    String text =
        Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(content);
    return "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n";
  }
}
