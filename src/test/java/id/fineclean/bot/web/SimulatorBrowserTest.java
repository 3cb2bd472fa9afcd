package id.fineclean.bot.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The simulator's page in a real browser. Anything it does not like, such as an inline style or a
/// fault in a script, fails the test.
class SimulatorBrowserTest extends InChromium {
  private final List<String> complaints = new ArrayList<>();
  private SimulatorStage stage;

  @BeforeEach
  void open(@TempDir Path folder) {
    stage = new SimulatorStage(folder, InstantSource.system());
    newPage(1280, 900, true);
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error") || message.type().equals("warning")) {
            complaints.add(message.text());
          }
        });
    page.onPageError(complaints::add);
    page.navigate("http://127.0.0.1:" + stage.server.port() + "/simulator");
  }

  @AfterEach
  void close() {
    context.close();
    stage.close();
    assertEquals(List.of(), complaints);
  }

  @Test
  void aMessageIsAnsweredAndItsDeliveryStatesAreShown() {
    write("halo");

    assertThat(bubbles()).hasText(new String[] {"halo", "Anda menulis: halo"});
    assertThat(page.locator(".row.mine .time.read")).hasCount(1);
    assertThat(page.locator(".row:not(.mine) .time.read")).hasCount(1);
    assertThat(page.locator(".day")).hasText("Hari ini");
  }

  @Test
  void aButtonOnTelegramIsTappedAndAcknowledged() {
    telegram();
    write("pilih");
    page.locator(".choices button", new Page.LocatorOptions().setHasText("Sore")).click();

    assertThat(page.getByText("Dipilih: pm")).isVisible();
    assertThat(page.locator(".tapped")).hasText("Menekan “Sore”");
    assertThat(page.locator(".tapped.waiting")).hasCount(0);
  }

  @Test
  void choicesOnWhatsAppAreANumberedList() {
    write("pilih");

    assertThat(page.getByText("1. Pagi")).isVisible();
    assertThat(page.locator(".choices")).hasCount(0);
  }

  @Test
  void theKeyboardSendsLocationAndNumberWhenTheBotAsks() {
    telegram();
    write("lokasi");
    page.locator("#keyboard").getByText("Kirim lokasi saya").click();
    assertThat(page.getByText("Lokasi diterima")).isVisible();
    assertThat(page.locator("#keyboard")).isHidden();

    write("nomor");
    page.locator("#keyboard").getByText("Kirim nomor saya").click();
    assertThat(page.getByText("Nomor sendiri")).isVisible();
  }

  @Test
  void everyAttachmentCanBeSent() {
    for (String kind : List.of("Foto", "Pesan suara", "Stiker", "Dokumen")) {
      attach(kind);
    }
    attach("Lokasi");
    attach("Kontak");

    for (String answer : List.of("photo", "voice", "sticker", "document")) {
      assertThat(page.getByText("Berkas: " + answer)).isVisible();
    }
    assertThat(page.getByText("Lokasi diterima")).isVisible();
    assertThat(page.getByText("Nomor orang lain")).isVisible();
  }

  @Test
  void theLastMessageCanBeChangedOnTelegram() {
    telegram();
    write("jam 10");
    assertThat(page.getByText("Anda menulis: jam 10")).isVisible();
    page.locator("#text").press("ArrowUp");
    page.locator("#text").fill("jam 11");
    page.locator("#text").press("Enter");

    assertThat(page.getByText("Diubah: jam 11")).isVisible();
    assertThat(page.locator(".row.mine").first()).containsText("jam 11diubah");
  }

  @Test
  void aMessageDeliveredTwiceIsAnsweredOnce() {
    page.getByText("Kirim dua kali").click();
    write("halo");
    write("lagi");

    assertThat(page.getByText("Anda menulis: lagi")).isVisible();
    assertThat(page.getByText("Anda menulis: halo")).hasCount(1);
  }

  @Test
  void theClockMovesForwardAndSeparatesDays() {
    write("hari ini");
    assertThat(page.getByText("Anda menulis: hari ini")).isVisible();
    page.locator("#plus-day").click();
    assertThat(page.locator("#clock-ahead")).hasText("24 jam lebih maju");
    write("besok");

    assertThat(page.getByText("Anda menulis: besok")).isVisible();
    assertThat(page.locator(".day")).hasText(new String[] {"Kemarin", "Hari ini"});
    page.locator("#tomorrow").click();
    assertThat(page.locator("#clock-time")).hasText("08.00");
    assertTrue(stage.clock.ahead().compareTo(Duration.ofDays(1)) > 0);
  }

  @Test
  void customersHaveChatsOfTheirOwn() {
    write("dari ani");
    assertThat(page.getByText("Anda menulis: dari ani")).isVisible();
    page.locator("#customers").getByText("Budi Contoh").click();

    assertThat(bubbles()).hasCount(0);
    page.getByText("Pelanggan baru").click();
    page.getByLabel("Nama").fill("<b>Citra</b> Contoh");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Tambah")).click();
    assertThat(page.locator("#playing")).hasText("<b>Citra</b> Contoh");
    page.locator("#customers").getByText("Ani Contoh").click();
    assertThat(bubbles()).hasCount(2);
  }

  @Test
  void aBlockedBotDoesNotGetThrough() {
    telegram();
    page.getByText("Blokir bot").click();
    assertThat(page.getByText("Anda memblokir bot")).isVisible();
    write("halo");

    assertThat(page.getByText("Tidak sampai: bot diblokir")).isVisible();
  }

  @Test
  void thePageSpeaksEnglishAndKnowsBothThemes() {
    page.locator("#language").click();
    assertThat(page.getByText("Playing as")).isVisible();
    page.locator("#theme").click();
    assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
    page.reload();
    assertThat(page.getByText("Playing as")).isVisible();
    assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
  }

  @Test
  void theConversationIsThereAfterReloading() {
    write("halo");
    assertThat(page.getByText("Anda menulis: halo")).isVisible();
    page.reload();

    assertThat(bubbles()).hasCount(2);
  }

  @Test
  void onASmallPhoneTheControlsAreInADrawer() {
    page.setViewportSize(390, 844);
    assertThat(page.locator("#panel")).isHidden();
    page.locator("#open-panel").click();
    page.locator("#customers").getByText("Budi Contoh").click();

    assertThat(page.locator("#panel")).isHidden();
    assertThat(page.locator("#playing")).hasText("Budi Contoh");
    write("dari hp");
    assertThat(page.getByText("Anda menulis: dari hp")).isVisible();
    assertEquals(390, ((Number) page.evaluate("document.documentElement.scrollWidth")).intValue());
  }

  private Locator bubbles() {
    return page.locator(".row .bubble .text");
  }

  private void telegram() {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Telegram")).click();
  }

  private void write(String text) {
    page.locator("#text").fill(text);
    page.locator("#text").press("Enter");
  }

  private void attach(String kind) {
    page.locator("#attach").click();
    page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(kind)).click();
  }
}
