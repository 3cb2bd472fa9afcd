package id.fineclean.bot.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.fineclean.bot.content.ContentException;
import id.fineclean.bot.understanding.Bilingual;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PoliciesTest {
  private static final Path OWNERS = Path.of("intents/policies");

  @TempDir Path folder;

  @Test
  void rendersTheCustomersDocumentWordForWord() throws Exception {
    String source = Files.readString(Path.of("src/test/resources/policy/kebijakan-privasi.txt"));
    assertEquals(source, privacy().text());
  }

  @Test
  void hasTheClausesTheCustomersDocumentHas() throws Exception {
    List<String> ids = privacy().clauses().stream().map(clause -> clause.id().toString()).toList();
    assertEquals(
        List.of(
            "0.0", "1.0", "1.1", "1.2", "1.3", "1.4", "2.0", "2.1", "2.2", "2.3", "2.4", "3.0",
            "3.1", "3.2", "4.0", "4.1", "4.2", "4.3", "5.0", "5.1", "5.2", "6.0", "6.1", "6.2",
            "6.3", "6.4", "7.0", "7.1", "7.2", "8.0"),
        ids);
  }

  @Test
  void namesClausesByTheirItemSectionOrDocument() throws Exception {
    PolicyVersion privacy = privacy();
    assertEquals("Layanan Pihak Ketiga", privacy.clause(new ClauseId(4, 1)).orElseThrow().title());
    assertEquals(
        "Cookie dan Teknologi Analitik", privacy.clause(new ClauseId(7, 1)).orElseThrow().title());
    assertEquals("Kebijakan Privasi", privacy.clause(new ClauseId(0, 0)).orElseThrow().title());
  }

  @Test
  void keepsAllOfASectionsOwnTextInOneClause() throws Exception {
    String cookies = privacy().clause(new ClauseId(7, 0)).orElseThrow().text();
    assertTrue(cookies.startsWith("Kami menggunakan cookies"));
    assertTrue(cookies.endsWith("mungkin tidak berjalan sempurna."));
  }

  @Test
  void everyLineOfEveryClauseStandsInTheDocument() throws Exception {
    for (List<PolicyVersion> versions : Policies.load(OWNERS).all().values()) {
      for (PolicyVersion version : versions) {
        List<String> lines = version.text().lines().toList();
        version
            .clauses()
            .forEach(clause -> assertTrue(lines.containsAll(clause.text().lines().toList())));
      }
    }
  }

  @Test
  void hashesThePublishedText() throws Exception {
    // sha256sum src/test/resources/policy/kebijakan-privasi.txt
    assertEquals(
        "03d4bf991d977b99a32bdf8718bcadbacf4ed3f2d676ccb29ab8bc94ae8ca9bf", privacy().hash());
  }

  @Test
  void tellsWhatHeldOnADay() throws Exception {
    write("privacy/1.0.md", document("privacy", "1.0", "2026-01-01", "2025-12-01"));
    write("privacy/1.1.md", document("privacy", "1.1", "2026-06-01", "2026-05-01"));
    write("terms/1.0.md", document("terms", "1.0", "2026-02-01", "2026-02-01"));
    Policies policies = Policies.load(folder);
    assertEquals(Optional.empty(), held(policies, "privacy", "2025-12-31"));
    assertEquals(Optional.of("1.0"), held(policies, "privacy", "2026-01-01"));
    assertEquals(Optional.of("1.0"), held(policies, "privacy", "2026-05-31"));
    assertEquals(Optional.of("1.1"), held(policies, "privacy", "2026-06-01"));
    assertEquals(Optional.empty(), held(policies, "nothing", "2026-06-01"));
    PolicyVersion latest = policies.version("privacy", "1.1").orElseThrow();
    assertEquals("1.0", policies.before(latest).orElseThrow().version());
  }

  @Test
  void namesFileAndLineOfEveryMistake() throws Exception {
    write(
        "privacy/1.0.md",
        """
        ---
        document: terms
        version: 1.0
        effective: someday
        published: 2026-01-01
        colour: red
        ---
        - an item too early
        ## 2. Wrong number
        1) a list of another kind
        Some **bold** words.
        """);
    ContentException mistakes = assertThrows(ContentException.class, () -> Policies.load(folder));
    List<Integer> lines = mistakes.problems().stream().map(problem -> problem.line()).toList();
    assertEquals(List.of(6, 1, 8, 9, 10, 11, 0, 2), lines);
    assertTrue(mistakes.toString().contains("1.0.md:9: section 1 is expected here, not 2"));
  }

  @Test
  void refusesADocumentsNameThatIsNoNameOfAFolder() throws Exception {
    for (String name : List.of("a/b", "Privasi Kami", "a".repeat(41), "x<b>", "..")) {
      write("privacy/1.0.md", document(name, "1.0", "2026-01-01", "2026-01-01"));
      assertProblem("1.0.md:2: 'document' must be 1 to 40 of a-z, 0-9 and '-'");
    }
    write("privacy/1.0.md", document("terms", "1.0", "2026-01-01", "2026-01-01"));
    assertProblem("1.0.md:2: the folder's name must be the document: terms");
  }

  @Test
  void refusesAVersionThatTakesEffectBeforeItIsPublished() throws Exception {
    write("privacy/1.0.md", document("privacy", "1.0", "2026-01-01", "2026-01-02"));
    assertProblem("before it is published");
  }

  @Test
  void leavesTimeToTellWhoeverKnowsAFormerVersion() throws Exception {
    write("privacy/1.0.md", document("privacy", "1.0", "2026-01-01", "2026-01-01"));
    write("privacy/1.1.md", document("privacy", "1.1", "2026-06-01", "2026-05-19"));
    assertProblem("1.1.md:5: takes effect 13 days after it is published");
    write("privacy/1.1.md", document("privacy", "1.1", "2026-06-01", "2026-05-18"));
    assertEquals(2, Policies.load(folder).versions("privacy").size());
    write("privacy/1.1.md", withFront("2026-06-01", "2026-05-29", "notice_days: 3"));
    assertEquals(2, Policies.load(folder).versions("privacy").size());
    write("privacy/1.1.md", withFront("2026-06-01", "2026-05-29", "notice_days: 0"));
    assertProblem("1.1.md:7: 'notice_days' must be a number from 1 to 365");
  }

  @Test
  void readsWhatChangedInBothLanguages() throws Exception {
    write("privacy/1.1.md", withFront("2026-06-01", "2026-01-01", "changes_id: Baru"));
    assertProblem("1.1.md:7: 'changes_id' and 'changes_en' belong together");
    write(
        "privacy/1.1.md",
        withFront("2026-06-01", "2026-01-01", "changes_id: Baru\nchanges_en: New"));
    assertEquals(
        Optional.of(new Bilingual("Baru", "New")),
        Policies.load(folder).version("privacy", "1.1").orElseThrow().changes());
    write(
        "privacy/1.1.md",
        withFront("2026-06-01", "2026-01-01", "changes_id: B\nchanges_en: " + "x".repeat(701)));
    assertProblem("in 700 characters at most");
  }

  private static String withFront(String effective, String published, String more) {
    return document("privacy", "1.1", effective, published)
        .replace("---\nHalo", more + "\n---\nHalo");
  }

  @Test
  void aVersionThatIsHeldBackNeverHolds() throws Exception {
    write("privacy/1.0.md", document("privacy", "1.0", "2026-01-01", "2026-01-01"));
    write("privacy/1.1.md", document("privacy", "1.1", "2026-06-01", "2026-01-01"));
    write("privacy/1.2.md", document("privacy", "1.2", "2026-09-01", "2026-01-01"));
    LocalDate expected = LocalDate.parse("2026-07-01");
    Policies policies =
        Policies.load(folder).enacted(Map.of("privacy/1.1", new Policies.Standing(expected, true)));
    assertEquals(Optional.of("1.0"), held(policies, "privacy", "2026-08-31"));
    assertEquals(Optional.of("1.2"), held(policies, "privacy", "2026-09-01"));
    PolicyVersion last = policies.version("privacy", "1.2").orElseThrow();
    assertEquals("1.0", policies.before(last).orElseThrow().version());
    assertEquals(
        List.of("1.1"),
        policies.overdue(LocalDate.parse("2026-06-10")).stream()
            .map(PolicyVersion::version)
            .toList());
    assertEquals(List.of(), policies.overdue(LocalDate.parse("2026-09-01")), "overtaken");
  }

  @Test
  void refusesTwoVersionsOfOneDay() throws Exception {
    write("privacy/1.0.md", document("privacy", "1.0", "2026-01-01", "2026-01-01"));
    write("privacy/1.1.md", document("privacy", "1.1", "2026-01-01", "2026-01-01"));
    assertProblem("same day as version 1.0");
  }

  @Test
  void refusesAFileWithoutFrontMatterOrText() throws Exception {
    write("privacy/1.0.md", "Hello\n");
    assertProblem("must begin with front matter");
    write("privacy/1.0.md", "");
    assertProblem("must begin with front matter");
    write("privacy/1.0.md", document("privacy", "1.0", "2026-01-01", "2026-01-01").split("Hal")[0]);
    assertProblem("has no text");
  }

  @Test
  void refusesAnEmptyFolder() {
    assertProblem("no documents here");
  }

  private void assertProblem(String part) {
    ContentException mistakes = assertThrows(ContentException.class, () -> Policies.load(folder));
    assertTrue(mistakes.toString().contains(part), mistakes.toString());
  }

  private static Optional<String> held(Policies policies, String document, String day) {
    return policies.inForce(document, LocalDate.parse(day)).map(PolicyVersion::version);
  }

  private static PolicyVersion privacy() throws ContentException {
    return Policies.load(OWNERS).version("privacy", "1.0").orElseThrow();
  }

  private static String document(String id, String version, String effective, String published) {
    return """
    ---
    document: %s
    version: %s
    title: Contoh
    effective: %s
    published: %s
    ---
    Halo.
    """
        .formatted(id, version, effective, published);
  }

  private void write(String name, String content) throws Exception {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }
}
