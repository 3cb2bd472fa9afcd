package id.fineclean.bot.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.fineclean.bot.policy.Clause;
import id.fineclean.bot.policy.PolicyVersion;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteRoutesTest {
  @TempDir Path folder;
  private SiteStage stage;

  @BeforeEach
  void start() {
    stage = new SiteStage(folder);
  }

  @AfterEach
  void stop() {
    stage.close();
  }

  @Test
  void showsTheDocumentWordForWord() throws Exception {
    String source = Files.readString(Path.of("src/test/resources/policy/kebijakan-privasi.txt"));
    for (String path : List.of("/kebijakan-privasi", "/privasi", "/privasi/v/1.0")) {
      String page = get(path);
      String article = page.substring(page.indexOf("<article"), page.indexOf("</article>"));
      String words = article.replaceAll("</(?:p|li|h2)>", "\n").replaceAll("<[^>]+>", "");
      assertEquals(source, words.replace("&amp;", "&").strip());
    }
  }

  @Test
  void servesTheTextTheHashWasMadeOf() throws Exception {
    byte[] source = Files.readAllBytes(Path.of("src/test/resources/policy/kebijakan-privasi.txt"));
    assertEquals(new String(source, StandardCharsets.UTF_8), get("/privasi/v/1.0.txt"));
    assertTrue(get("/privasi/v/1.0").contains(version("1.0").hash()));
  }

  @Test
  void everyClauseHasItsPlace() {
    String page = get("/kebijakan-privasi");
    for (Clause clause : version("1.0").clauses()) {
      String id = " id=\"pasal-" + clause.id() + "\"";
      assertEquals(page.indexOf(id), page.lastIndexOf(id));
      assertTrue(page.contains(id), id);
    }
  }

  @Test
  void showsWhatIsInForceToday() {
    assertTrue(get("/kebijakan-privasi").contains("Versi 1.0 · berlaku sejak 1 Januari 2026"));
    assertTrue(get("/privasi/v/1.1").contains("Versi ini baru berlaku pada 1 Desember 2026."));
    stage.clock.advance(Duration.ofDays(9));
    assertTrue(get("/kebijakan-privasi").contains("Versi 1.1 · berlaku sejak 1 Desember 2026"));
    assertTrue(get("/privasi/v/1.0").contains("tidak berlaku lagi"));
  }

  @Test
  void showsWhatChangedSideBySide() {
    String page = get("/privasi/v/1.0/ke/1.1");
    assertTrue(page.contains("§1.1 Data Pribadi"));
    assertTrue(page.contains("alamat <ins>email, dan tanggal lahir.</ins>"));
    assertTrue(page.contains("<h3>Versi 1.0: Perubahan Kebijakan Privasi</h3>"));
    assertTrue(page.contains("§8.0 Segala Perubahan &amp; Lain Kebijakan Privasi"));
    assertTrue(page.contains("Bagian yang berubah: 2"));
  }

  @Test
  void showsTheTerms() {
    assertTrue(get("/syarat-ketentuan").contains("Pembatalan Gratis"));
    assertTrue(get("/syarat-ketentuan/v/1.0").contains("(contoh)"));
    assertTrue(get("/dokumen/terms").contains("Pembatalan Gratis"));
  }

  @Test
  void whatDoesNotExistIsNotFound() {
    for (String path :
        List.of("/privasi/v/9.9", "/privasi/v/9.9.txt", "/privasi/v/1.0/ke/7", "/dokumen/x")) {
      assertEquals(404, stage.visitor().get(path).statusCode(), path);
    }
  }

  @Test
  void setsNoCookieUnlessSomethingIsChosen() {
    for (String path : List.of("/kebijakan-privasi", "/syarat-ketentuan", "/cookie")) {
      HttpResponse<String> page = stage.visitor().get(path);
      assertTrue(page.headers().allValues("Set-Cookie").isEmpty());
      assertFalse(page.body().contains("<script"));
      assertFalse(page.body().contains(" style="));
      assertTrue(page.body().length() < 60_000, path + " is " + page.body().length());
    }
  }

  @Test
  void remembersAChoiceWithTheDeclaredCookiesOnly() {
    HttpResponse<String> answer =
        choose("kembali=/syarat-ketentuan&bahasa=en&tampilan=gelap&huruf=");
    assertEquals(303, answer.statusCode());
    assertEquals(
        "/syarat-ketentuan?dipilih=1&bahasa=en&tampilan=gelap",
        answer.headers().firstValue("Location").orElseThrow());
    assertEquals(
        List.of(
            "bahasa=en; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly",
            "tampilan=gelap; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly",
            "huruf=; Path=/; Max-Age=0; SameSite=Lax; HttpOnly"),
        answer.headers().allValues("Set-Cookie"));
    String notice = get("/cookie");
    for (SiteCookie cookie : SiteCookie.values()) {
      assertTrue(notice.contains("<code>" + cookie.id() + "</code>"));
    }
  }

  @Test
  void neverSendsAnybodyToAnotherSite() {
    for (String back : List.of("https://evil.example", "//evil.example", "/%0d%0aX:1", "")) {
      String location =
          choose("bahasa=en&kembali=" + back).headers().firstValue("Location").orElseThrow();
      assertEquals("/kebijakan-privasi?dipilih=1&bahasa=en", location);
    }
  }

  @Test
  void saysWhatIsNotRememberedWhenCookiesAreRefused() {
    String page = get("/kebijakan-privasi?dipilih=1&bahasa=en&tampilan=gelap");
    assertTrue(page.contains("lang=\"en\" data-tampilan=\"gelap\""));
    assertTrue(page.contains("Your browser refuses cookies"));
    String kept =
        stage
            .visitor()
            .call(
                stage
                    .visitor()
                    .request("/kebijakan-privasi?dipilih=1&bahasa=en")
                    .header("Cookie", "bahasa=en"))
            .body();
    assertFalse(kept.contains("Your browser refuses cookies"));
  }

  @Test
  void hostileValuesAreIgnored() {
    String page = get("/kebijakan-privasi?bahasa=%22%3E%3Cscript%3E&tampilan=x");
    assertTrue(page.contains("lang=\"id\" data-tampilan=\"ikut\""));
    assertFalse(page.contains("<script"));
  }

  private HttpResponse<String> choose(String form) {
    return stage
        .visitor()
        .post("/preferensi", form, "Content-Type", "application/x-www-form-urlencoded");
  }

  private PolicyVersion version(String version) {
    return stage.policies.version("privacy", version).orElseThrow();
  }

  private String get(String path) {
    HttpResponse<String> answer = stage.visitor().get(path);
    assertEquals(200, answer.statusCode(), path);
    return answer.body();
  }
}
