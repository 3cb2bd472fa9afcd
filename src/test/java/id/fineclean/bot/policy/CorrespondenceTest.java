package id.fineclean.bot.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Clauses of one version found again in another.
class CorrespondenceTest {
  private static final String OWNERS =
      "- **Menyimpan Data:** Kami menyimpan data Anda selama masih relevan";

  @TempDir Path folder;

  @Test
  void everyClauseOfADocumentIsItself() throws Exception {
    PolicyVersion version = version("1.0", text());
    Correspondence.between(version, version).forEach((one, other) -> assertEquals(one, other));
    assertEquals(version.clauses().size(), Correspondence.between(version, version).size());
  }

  @Test
  void anInsertedClauseMovesTheOthersNumbers() throws Exception {
    PolicyVersion before = version("1.0", text());
    PolicyVersion after = version("1.1", inserted());
    Map<ClauseId, ClauseId> found = Correspondence.between(before, after);
    assertEquals(new ClauseId(5, 2), found.get(new ClauseId(5, 1)));
    assertEquals(new ClauseId(5, 3), found.get(new ClauseId(5, 2)));
    assertEquals(new ClauseId(6, 1), found.get(new ClauseId(6, 1)));
  }

  @Test
  void onlyTheInsertedClauseIsAChange() throws Exception {
    List<PolicyChange> changes =
        PolicyChange.between(version("1.0", text()), version("1.1", inserted()));
    assertEquals(1, changes.size());
    assertEquals(new ClauseId(5, 1), changes.getFirst().id());
    assertEquals("Arsip", changes.getFirst().title());
  }

  @Test
  void aDroppedClauseDoesNotLiveOnInTheOneThatTookItsNumber() throws Exception {
    PolicyVersion before = version("1.0", inserted());
    PolicyVersion after = version("1.1", text());
    assertEquals(null, Correspondence.between(before, after).get(new ClauseId(5, 1)));
    List<PolicyChange> changes = PolicyChange.between(before, after);
    assertEquals(1, changes.size());
    assertEquals(true, changes.getFirst().after().isEmpty());
  }

  @Test
  void aRewordedClauseIsStillTheSame() throws Exception {
    String reworded =
        text()
            .replace(
                "Kami menyimpan data Anda selama masih relevan untuk tujuan layanan dan kewajiban hukum.",
                "Data disimpan paling lama lima tahun sejak pesanan terakhir.");
    List<PolicyChange> changes =
        PolicyChange.between(version("1.0", text()), version("1.1", reworded));
    assertEquals(1, changes.size());
    assertEquals(true, changes.getFirst().before().isPresent());
  }

  @Test
  void twoVersionsAreComparedOnceAndNotTooManyAreRemembered() throws Exception {
    PolicyVersion before = version("1.0", text());
    PolicyVersion after = version("1.1", inserted());
    var comparisons = new Comparisons();
    List<PolicyChange> first = comparisons.between(before, after);
    assertEquals(PolicyChange.between(before, after), first);
    assertSame(first, comparisons.between(before, after));
    assertEquals(1, comparisons.between(after, before).size());
    String tiny =
        "---\ndocument: privacy\nversion: 1.0\ntitle: K\neffective: 2026-01-01\n"
            + "published: 2026-01-01\n---\nHalo.\n";
    PolicyVersion one = version("3.0", tiny);
    for (int i = 0; i < 2 * Comparisons.MOST; i++) {
      comparisons.between(one, version("2." + i, tiny));
    }
    assertEquals(Comparisons.MOST, comparisons.size());
    assertNotSame(first, comparisons.between(before, after), "the oldest was forgotten");
  }

  static String text() throws Exception {
    return Files.readString(Path.of("intents/policies/privacy/1.0.md"));
  }

  static String inserted() throws Exception {
    return text()
        .replace(
            OWNERS,
            "- **Arsip:** Salinan cadangan tersimpan terpisah di dua kota berbeda.\n" + OWNERS);
  }

  private PolicyVersion version(String name, String text) throws Exception {
    Path file = folder.resolve("privacy").resolve(name + ".md");
    Files.createDirectories(file.getParent());
    Files.writeString(file, text.replace("version: 1.0", "version: " + name));
    return PolicyFile.read(file).value();
  }
}
