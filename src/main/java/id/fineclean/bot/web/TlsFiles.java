package id.fineclean.bot.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.KeyStore;
import java.util.List;

/// The two files a certificate comes in, as certbot and others write them: PEM.
///
/// @param certificate the server's own certificate first, then those that vouch for it
/// @param key its private key, not encrypted
public record TlsFiles(Path certificate, Path key) {

  /// @throws UnusableTlsException a file cannot be read or used, or the key belongs to another
  ///     certificate
  public void check() throws UnusableTlsException {
    load();
  }

  /// Reads both files anew.
  ///
  /// @return a store with one entry, under [PemKeyStore#PASSWORD]
  KeyStore load() throws UnusableTlsException {
    return PemKeyStore.of(
        read(certificate, "TLS_CERT_FILE names a file that cannot be read"),
        read(key, "TLS_KEY_FILE names a file that cannot be read"));
  }

  /// Something that differs once a file was replaced; the same again where one is missing.
  List<FileTime> stamp() {
    try {
      return List.of(Files.getLastModifiedTime(certificate), Files.getLastModifiedTime(key));
    } catch (IOException beingReplaced) {
      return List.of();
    }
  }

  private static byte[] read(Path file, String problem) throws UnusableTlsException {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UnusableTlsException(problem);
    }
  }
}
