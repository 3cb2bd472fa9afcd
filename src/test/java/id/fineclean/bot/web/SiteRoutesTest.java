package id.fineclean.bot.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.fineclean.bot.company.CompanyContacts;
import id.fineclean.bot.policy.Clause;
import id.fineclean.bot.policy.PolicyVersion;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
    for (String path : List.of("/privasi/v/1.0.txt", "/kebijakan-privasi.txt")) {
      assertEquals(new String(source, StandardCharsets.UTF_8), get(path));
    }
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
    assertTrue(
        get("/kebijakan-privasi").contains(dates("1.0", "1 Januari 2026", "1 Januari 2026")));
    assertTrue(get("/privasi/v/1.1").contains("Versi ini baru berlaku pada 1 Desember 2026."));
    stage.clock.advance(Duration.ofDays(9));
    assertTrue(
        get("/kebijakan-privasi").contains(dates("1.1", "1 Desember 2026", "1 November 2026")));
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
    assertTrue(page.contains("Isinya sama; hanya judulnya yang berubah."));
    assertTrue(get("/privasi/v/1.0/ke/1.0").contains("Bagian yang berubah: 0"));
  }

  @Test
  void anyTwoVersionsCanBeAskedFor() {
    assertTrue(get("/kebijakan-privasi").contains("action=\"/privasi/banding\""));
    HttpResponse<String> answer = stage.visitor().get("/privasi/banding?dari=1.1&ke=1.0");
    assertEquals(303, answer.statusCode());
    assertEquals("/privasi/v/1.1/ke/1.0", answer.headers().firstValue("Location").orElseThrow());
    assertEquals(404, stage.visitor().get("/privasi/banding?dari=1.1&ke=x").statusCode());
    assertFalse(get("/syarat-ketentuan").contains("banding"), "there is one version only");
  }

  @Test
  void theFrontPageTellsWhoTheCompanyIs() {
    String page = get("/");
    CompanyContacts contacts = stage.company.contacts();
    for (String part :
        List.of(
            "href=\"https://wa.me/" + contacts.whatsapp().substring(1) + "\"",
            "href=\"mailto:" + contacts.email() + "\"",
            contacts.address(),
            "<dt>Senin–Jumat</dt><dd>08.00–18.00</dd>",
            "<dt>Minggu</dt><dd>Libur</dd>",
            "Libur berikutnya: Natal, 25 Desember 2026.",
            "href=\"/kebijakan-privasi\"",
            "href=\"/syarat-ketentuan\"",
            "href=\"/cookie\"")) {
      assertTrue(page.contains(part), part);
    }
  }

  @Test
  void englishIsForThoseWhoAskForItAndNotForIndonesian() {
    assertTrue(in("en-US,en;q=0.9").contains("<html lang=\"en\""));
    for (String asked :
        List.of("en-US,en;q=0.9,id;q=0.8", "id-ID,en;q=0.5", "in", "", "fr", "hen")) {
      assertTrue(in(asked).contains("<html lang=\"id\""), asked);
    }
  }

  @Test
  void aBrowserIsToldInWordsThatThereIsNoSuchPage() {
    HttpResponse<String> answer =
        stage.visitor().call(stage.visitor().request("/tidak-ada").header("Accept", "text/html"));
    assertEquals(404, answer.statusCode());
    assertTrue(answer.body().contains("Halaman ini tidak ada"));
    assertTrue(answer.body().contains("href=\"/kebijakan-privasi\""));
    assertEquals("Not Found", stage.visitor().get("/tidak-ada").body(), "other callers");
  }

  @Test
  void whatDidNotChangeIsNotSentAgain() {
    for (String path : List.of("/kebijakan-privasi", "/kebijakan-privasi.txt", "/cookie", "/")) {
      HttpResponse<String> first = stage.visitor().get(path);
      String tag = first.headers().firstValue("ETag").orElseThrow();
      HttpResponse<String> again =
          stage.visitor().call(stage.visitor().request(path).header("If-None-Match", tag));
      assertEquals(304, again.statusCode(), path);
      assertEquals("", again.body());
    }
    HttpResponse<String> english =
        stage
            .visitor()
            .call(
                stage
                    .visitor()
                    .request("/cookie?bahasa=en")
                    .header(
                        "If-None-Match",
                        stage.visitor().get("/cookie").headers().firstValue("ETag").orElseThrow()));
    assertEquals(200, english.statusCode());
  }

  @Test
  void styleAndIconAreKeptForEverUnderTheirContentsName() {
    Matcher files = Pattern.compile("/site/[a-z]+-[0-9a-f]{8}\\.[a-z]+").matcher(get("/"));
    int found = 0;
    while (files.find()) {
      HttpResponse<String> file = stage.visitor().get(files.group());
      assertEquals(200, file.statusCode());
      assertEquals(
          "public, max-age=31536000, immutable",
          file.headers().firstValue("Cache-Control").orElseThrow());
      found++;
    }
    assertTrue(found >= 2);
  }

  @Test
  void everyAnswerCarriesTheStrictHeaders() {
    for (String path :
        List.of("/", "/kebijakan-privasi", "/privasi/v/1.0.txt", "/cookie", "/tidak-ada")) {
      HttpHeaders headers =
          stage
              .visitor()
              .call(stage.visitor().request(path).header("Accept", "text/html"))
              .headers();
      String policy = headers.firstValue("Content-Security-Policy").orElse("");
      assertTrue(policy.startsWith("default-src 'none'"), path);
      assertFalse(policy.contains("unsafe"), path);
      assertEquals("same-origin", headers.firstValue("Cross-Origin-Opener-Policy").orElse(""));
      assertEquals("same-origin", headers.firstValue("Cross-Origin-Resource-Policy").orElse(""));
      assertEquals("require-corp", headers.firstValue("Cross-Origin-Embedder-Policy").orElse(""));
      assertEquals("no-referrer", headers.firstValue("Referrer-Policy").orElse(""));
      assertEquals("nosniff", headers.firstValue("X-Content-Type-Options").orElse(""));
      assertTrue(headers.firstValue("Permissions-Policy").isPresent(), path);
      assertTrue(headers.firstValue("Cache-Control").isPresent(), path);
    }
    for (String path : List.of("/", "/kebijakan-privasi", "/cookie", "/privasi/v/1.0/ke/1.1")) {
      String policy =
          stage.visitor().get(path).headers().firstValue("Content-Security-Policy").orElse("");
      assertFalse(policy.contains("script-src"), "no script at all: " + path);
    }
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
        List.of(
            "/dokumen/x/banding?dari=1&ke=2",
            "/privasi/v/9.9",
            "/privasi/v/9.9.txt",
            "/privasi/v/1.0/ke/7",
            "/dokumen/x")) {
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
        choose("kembali=/syarat-ketentuan&bahasa=en&tampilan=terang&pilih=tampilan:gelap");
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
    for (String back :
        List.of("https://evil.example", "//evil.example", "/%5cevil.example", "/%0d%0aX:1", "")) {
      String location =
          choose("pilih=bahasa:en&kembali=" + back).headers().firstValue("Location").orElseThrow();
      assertEquals("/kebijakan-privasi?dipilih=1&bahasa=en", location);
    }
  }

  @Test
  void formsAreBounded() {
    for (String back : List.of("/" + "a".repeat(5_000), "/a" + "/b".repeat(4_000))) {
      HttpResponse<String> answer = choose("pilih=bahasa:en&kembali=" + back);
      assertEquals(303, answer.statusCode());
      assertEquals(
          "/kebijakan-privasi?dipilih=1&bahasa=en",
          answer.headers().firstValue("Location").orElseThrow());
    }
    assertEquals(400, choose("a&".repeat(1_000)).statusCode());
    assertEquals(400, choose("a=b&".repeat(1_000)).statusCode());
    assertEquals(413, choose("pilih=" + "x".repeat(20_000)).statusCode());
    assertEquals(413, choose("a&".repeat(100_000)).statusCode());
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

  @Test
  void theShortAddressHasAPlainTextToo() {
    assertEquals(get("/kebijakan-privasi.txt"), get("/privasi.txt"));
  }

  @Test
  void uploadsAreRefusedUnread() {
    HttpResponse<String> answer =
        stage
            .visitor()
            .post(
                "/preferensi",
                "--x\r\nContent-Disposition: form-data; name=\"pilih\"\r\n\r\na\r\n--x--\r\n",
                "Content-Type",
                "multipart/form-data; boundary=x");
    assertEquals(415, answer.statusCode());
    assertEquals(400, choose("pilih=%zz").statusCode());
  }

  private HttpResponse<String> choose(String form) {
    return stage
        .visitor()
        .post("/preferensi", form, "Content-Type", "application/x-www-form-urlencoded");
  }

  private String in(String languages) {
    return stage
        .visitor()
        .call(stage.visitor().request("/cookie").header("Accept-Language", languages))
        .body();
  }

  private static String dates(String version, String effective, String changed) {
    return "<dd>%s</dd></div><div><dt>Berlaku sejak</dt><dd>%s</dd></div><div><dt>Terakhir diubah</dt><dd>%s</dd>"
        .formatted(version, effective, changed);
  }

  private PolicyVersion version(String version) {
    return stage.policies.version("privacy", version).orElseThrow();
  }

  @Test
  void headTellsWhatGetWouldWithoutTheBody() {
    Visitor visitor = stage.visitor();
    for (String path :
        List.of("/", "/privasi/v/1.0", "/privasi/v/9.9", "/nowhere", "/privasi.txt")) {
      HttpResponse<String> get = visitor.get(path);
      HttpResponse<String> head = visitor.call(visitor.request(path).HEAD());
      assertEquals(get.statusCode(), head.statusCode(), path);
      assertEquals(lasting(get), lasting(head), path);
      assertEquals("", head.body(), path);
    }
    assertEquals(404, visitor.call(visitor.request("/privasi/v/9.9").HEAD()).statusCode());
  }

  private static Map<String, List<String>> lasting(HttpResponse<String> answer) {
    Map<String, List<String>> headers = new HashMap<>(answer.headers().map());
    headers.remove("date");
    return headers;
  }

  private String get(String path) {
    HttpResponse<String> answer = stage.visitor().get(path);
    assertEquals(200, answer.statusCode(), path);
    return answer.body();
  }
}
