package id.fineclean.bot.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.Media;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The public site in a real browser, with scripts switched off: none is needed.
class SiteBrowserTest {
  private static final List<String> PAGES =
      List.of("/", "/kebijakan-privasi", "/privasi/v/1.1", "/privasi/v/1.0/ke/1.1", "/cookie");

  private static Chromium chromium;

  private final List<String> requested = new ArrayList<>();
  private SiteStage stage;
  private BrowserContext context;
  private Page page;

  @BeforeAll
  static void launch() {
    chromium = Chromium.launch();
  }

  @AfterAll
  static void quit() {
    if (chromium != null) {
      chromium.close();
    }
  }

  @BeforeEach
  void open(@TempDir Path folder) {
    stage = new SiteStage(folder);
    context =
        chromium
            .browser()
            .newContext(
                new Browser.NewContextOptions()
                    .setViewportSize(390, 844)
                    .setLocale("id-ID")
                    .setJavaScriptEnabled(false));
    page = context.newPage();
    page.onRequest(request -> requested.add(request.url()));
  }

  @AfterEach
  void close() {
    String own = stage.url("/");
    context.close();
    stage.close();
    requested.forEach(url -> assertTrue(url.startsWith(own), url));
  }

  @Test
  void aLinkToAClauseLeadsThere() {
    page.navigate(stage.url("/kebijakan-privasi#pasal-4.1"));
    assertThat(page.locator("#pasal-4\\.1")).isInViewport();
    page.locator("#bagian-4 .up").click();
    assertThat(page.locator("#daftar-isi")).isInViewport();
    page.locator("#daftar-isi").getByText("Hak Pelanggan atas Data").click();
    assertThat(page.locator("#bagian-6")).isInViewport();
  }

  @Test
  void remembersLanguageAppearanceAndLetters() {
    page.navigate(stage.url("/kebijakan-privasi"));
    choose("Gelap");
    choose("English");
    choose("Large");
    page.navigate(stage.url("/syarat-ketentuan"));
    assertThat(page.locator("html")).hasAttribute("data-tampilan", "gelap");
    assertThat(page.locator("html")).hasAttribute("data-huruf", "besar");
    assertThat(page.locator("html")).hasAttribute("lang", "en");
    assertThat(page.getByText("will not be remembered")).hasCount(0);
    assertEquals(Set.of("bahasa", "tampilan", "huruf"), cookies());
    choose("As the device");
    choose("Normal");
    assertEquals(Set.of("bahasa"), cookies());
  }

  @Test
  void worksWithCookiesRefusedAndSaysWhatIsNotRemembered() {
    context.route("**/*", this::withoutCookies);
    for (String path : PAGES) {
      assertEquals(200, page.navigate(stage.url(path)).status(), path);
    }
    page.navigate(stage.url("/cookie"));
    choose("Gelap");
    choose("Besar");
    assertThat(page.locator("html")).hasAttribute("data-tampilan", "gelap");
    assertThat(page.locator("html")).hasAttribute("data-huruf", "besar");
    assertThat(page.getByRole(AriaRole.STATUS)).containsText("tidak akan diingat");
    page.navigate(stage.url("/kebijakan-privasi"));
    assertThat(page.locator("html")).hasAttribute("data-tampilan", "ikut");
    assertEquals(Set.of(), cookies());
  }

  @Test
  void setsNothingByMereReading() {
    for (String path : PAGES) {
      page.navigate(stage.url(path));
    }
    assertEquals(Set.of(), cookies());
  }

  @Test
  void showsAnyTwoVersionsSideBySide() {
    page.setViewportSize(1200, 800);
    page.navigate(stage.url("/privasi/v/1.1"));
    page.getByText("Apa yang berubah sejak versi 1.0").click();
    assertThat(page.locator("ins").first()).isVisible();
    assertTrue(top("del") == top("ins"), "side by side");
    page.setViewportSize(360, 800);
    assertTrue(top("del") < top("ins"), "one below the other");
    page.navigate(stage.url("/kebijakan-privasi"));
    page.getByLabel("Bandingkan versi").selectOption("1.1");
    page.getByLabel("dengan").selectOption("1.0");
    page.getByText("Lihat perubahan").click();
    assertThat(page).hasURL(stage.url("/privasi/v/1.1/ke/1.0"));
  }

  @Test
  void onPaperThereIsTheDocumentWithItsDatesAndNothingElse() {
    page.navigate(stage.url("/kebijakan-privasi"));
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    for (String gone : List.of(".top", ".contents", ".versions", "footer", ".forms")) {
      assertThat(page.locator(gone)).isHidden();
    }
    for (String there : List.of("h1", ".dates", "article", ".paper")) {
      assertThat(page.locator(there)).isVisible();
    }
    assertThat(page.locator(".paper")).containsText("/privasi/v/1.0 · SHA-256 ");
  }

  @Test
  void leadsOnFromAPageThatIsNotThere() {
    page.navigate(stage.url("/kebijakan-privacy"));
    assertThat(page.locator("h1")).hasText("Halaman ini tidak ada");
    page.locator(".ways").getByText("Kebijakan Privasi").click();
    assertThat(page).hasURL(stage.url("/kebijakan-privasi"));
  }

  /// In a details element that has to be opened first.
  private void choose(String name) {
    page.locator(".preferences summary").click();
    page.locator(".preferences")
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name))
        .click();
  }

  private double top(String element) {
    return page.locator(".sides div")
        .filter(new Locator.FilterOptions().setHas(page.locator(element)))
        .first()
        .boundingBox()
        .y;
  }

  /// As a browser whose owner switched cookies off: what it sends and gets carries none.
  private void withoutCookies(Route route) {
    Request asked = route.request();
    URI address = URI.create(asked.url());
    HttpRequest.Builder request =
        stage
            .visitor()
            .request(
                address.getRawPath()
                    + (address.getRawQuery() == null ? "" : "?" + address.getRawQuery()))
            .header("Content-Type", asked.headers().getOrDefault("content-type", "text/plain"))
            .method(
                asked.method(),
                HttpRequest.BodyPublishers.ofString(
                    Optional.ofNullable(asked.postData()).orElse("")));
    HttpResponse<String> answer = stage.visitor().call(request);
    Map<String, String> headers = new HashMap<>();
    answer.headers().map().forEach((name, values) -> headers.put(name, values.getFirst()));
    headers.remove("set-cookie");
    route.fulfill(
        new Route.FulfillOptions()
            .setStatus(answer.statusCode())
            .setHeaders(headers)
            .setBody(answer.body()));
  }

  private Set<String> cookies() {
    return context.cookies().stream()
        .map((Cookie cookie) -> cookie.name)
        .collect(Collectors.toSet());
  }
}
