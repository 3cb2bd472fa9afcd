package id.fineclean.bot.faults;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/// The classes that are tested, in the form in which a JVM starts with them most quickly: packed
/// into a jar, and cached by the first server that is stopped in peace (JEP 514). A start costs 2.0
/// seconds of processor time with that, and 3.4 without.
final class Image {
  private static final Path FOLDER = Path.of("target", "faults").toAbsolutePath();
  private static final String NAME = "server-" + ProcessHandle.current().pid();
  private static final Path CACHE = FOLDER.resolve(NAME + ".aot");

  private Image() {}

  private static final class ClassPath {
    static final String PACKED = packed();
  }

  static List<String> options() {
    return Files.exists(CACHE)
        ? List.of("-XX:AOTCache=" + CACHE, "-cp", ClassPath.PACKED)
        : List.of("-cp", ClassPath.PACKED);
  }

  /// For the server that fills the cache, when it is stopped.
  static List<String> learning() {
    return Files.exists(CACHE)
        ? options()
        : List.of("-XX:AOTCacheOutput=" + CACHE, "-Xlog:disable", "-cp", ClassPath.PACKED);
  }

  private static String packed() {
    Path jar = FOLDER.resolve(NAME + ".jar");
    String given =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    List<String> packed = new ArrayList<>(List.of(jar.toString()));
    List<Path> folders = new ArrayList<>();
    for (String entry : given.split(File.pathSeparator)) {
      Path path = Path.of(entry).toAbsolutePath();
      if (Files.isDirectory(path)) {
        folders.add(path);
      } else {
        packed.add(path.toString());
      }
    }
    pack(folders, jar);
    jar.toFile().deleteOnExit();
    CACHE.toFile().deleteOnExit();
    return String.join(File.pathSeparator, packed);
  }

  private static void pack(List<Path> folders, Path jar) {
    Set<String> seen = new HashSet<>();
    try {
      Files.createDirectories(FOLDER);
      try (OutputStream out = Files.newOutputStream(jar);
          JarOutputStream packing = new JarOutputStream(out)) {
        for (Path folder : folders) {
          for (Path file : content(folder)) {
            String name = name(folder, file);
            if (seen.add(name) && !name.equals("logback-test.xml")) {
              packing.putNextEntry(new ZipEntry(name));
              if (Files.isRegularFile(file)) {
                Files.copy(file, packing);
              }
            }
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// With the folders: the migrations are found by theirs.
  private static List<Path> content(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> !file.equals(folder)).toList();
    }
  }

  private static String name(Path folder, Path file) {
    String name = folder.relativize(file).toString().replace(File.separatorChar, '/');
    return Files.isDirectory(file) ? name + "/" : name;
  }
}
