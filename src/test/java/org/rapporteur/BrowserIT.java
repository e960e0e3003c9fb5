package org.rapporteur;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.ElementNotInteractableException;
import org.openqa.selenium.Keys;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.rapporteur.config.Settings;

/**
 * The main job in real browsers: an attendee at a phone's width and a moderator at a desktop's,
 * over the bot as it runs without configuration.
 */
class BrowserIT {
  private static final File CHROMIUM = new File("/usr/bin/chromium");
  private static final File DRIVER = new File("/usr/bin/chromedriver");
  private static final String KEY = "a-key-for-this-test-only";

  /** A second on an idle machine; the one that tests may be busy. */
  private static final Duration AT_ONCE = Duration.ofSeconds(5);

  private static final Duration SOON = Duration.ofSeconds(30);

  @TempDir private Path data;
  private final List<WebDriver> browsers = new ArrayList<>();
  private Bot bot;

  @BeforeEach
  void start() throws Exception {
    boolean there = CHROMIUM.canExecute() && DRIVER.canExecute();
    assumeTrue(
        there || "true".equals(System.getenv("CI")),
        "Not run: install chromium and chromium-driver (apt-get install chromium-driver).");
    assertThat(there).as("CI needs chromium and chromium-driver").isTrue();
    Settings settings =
        Settings.builtIn(Map.of("RAPPORTEUR_MODERATOR_KEY", KEY)).withData(data).servedAt(null, 0);
    bot = Bot.start(settings, true, Clock.systemUTC());
  }

  @AfterEach
  void stop() {
    browsers.forEach(WebDriver::quit);
    if (bot != null) {
      bot.close();
    }
  }

  @Test
  void aTypedQuestionIsNumberedFlaggedAnsweredAndReported() throws Exception {
    WebDriver ana = phone();
    ana.get(bot.address() + "/?presence=onsite");
    await(ana, SOON, By.cssSelector(".item"));
    assertThat(ana.findElement(By.tagName("h1")).getText()).contains("Cybercrime Convention");
    assertThat(fits(ana)).isTrue();

    String text = "Who will train prosecutors in small island states, and who pays for it?";
    ana.findElement(By.id("text")).sendKeys(text, Keys.ENTER);
    WebElement kept = await(ana, AT_ONCE, By.cssSelector("#sent .kept"));
    assertThat(kept.getText()).contains("Kept as a question on Capacity-building");
    String number = kept.findElement(By.tagName("a")).getText().substring(1);
    await(ana, AT_ONCE, By.id("i" + number));

    WebDriver ines = desktop();
    ines.get(bot.address() + "/moderators?key=" + KEY);
    assertThat(ines.getCurrentUrl()).doesNotContain(KEY);
    By flag = By.cssSelector("button[value='floor flag " + number + " Keiko Tanaka']");
    press(ines, flag, Keys.ENTER);
    By inQueue = By.cssSelector("#queue button[value='floor live " + number + "']");
    await(ines, AT_ONCE, inQueue);
    awaitText(ana, By.id("i" + number), "with Keiko Tanaka");

    command(ines, "live " + number);
    awaitText(ana, By.cssSelector("section.now"), text.substring(0, 30));
    command(ines, "answered " + number + " The secretariat keeps a roster of trainers.");
    awaitText(ana, By.id("i" + number), "The secretariat keeps a roster of trainers.");

    command(ines, "digest");
    await(ines, SOON, By.cssSelector("#digests .post"));
    assertThat(ines.findElement(By.id("digests")).getText()).contains("Digest");

    command(ines, "close");
    ines.get(bot.address() + "/report");
    By report = By.partialLinkText("Cybercrime Convention");
    new WebDriverWait(ines, SOON)
        .until(
            d -> {
              d.navigate().refresh();
              return !d.findElements(report).isEmpty();
            });
    ines.findElement(report).click();
    new WebDriverWait(ines, SOON)
        .until(
            d -> {
              d.navigate().refresh();
              return !d.findElements(By.linkText("items.json")).isEmpty();
            });
    assertThat(ines.findElements(By.linkText("digest.md"))).hasSize(1);
    assertThat(ines.findElements(By.linkText("items.csv"))).hasSize(1);
    assertThat(Files.readString(file("items.json"))).contains(text);
    assertThat(Files.readString(file("digest.md"))).contains(text);
    assertNoComplaints();
  }

  @Test
  void theKeyboardAloneUpvotesAsksInWritingAndCompletes() {
    WebDriver ben = desktop();
    ben.get(bot.address() + "/");
    await(ben, SOON, By.cssSelector("button.up"));
    press(ben, By.id("u1"), Keys.SPACE);
    awaitText(ben, By.id("u1"), "1");
    assertThat(ben.findElement(By.id("u1")).getDomAttribute("aria-pressed")).isEqualTo("true");

    ben.get(bot.address() + "/moderators?key=" + KEY);
    WebElement line = ben.findElement(By.id("line"));
    line.sendKeys("dism");
    await(ben, AT_ONCE, By.cssSelector("#choices [role=option]"));
    line.sendKeys(Keys.ARROW_DOWN, Keys.ENTER);
    assertThat(line.getDomProperty("value")).isEqualTo("dismiss ");
    line.sendKeys(Keys.ESCAPE);
    line.clear();
    line.sendKeys("flagg 1", Keys.ENTER);
    awaitText(ben, By.id("reply"), "floor flag");
    assertNoComplaints();
  }

  @Test
  void whatCommandsDoIsReadFromTheRightInArabic() {
    WebDriver huda = phone("--accept-lang=ar");
    huda.get(bot.address() + "/");
    WebElement text = await(huda, SOON, By.id("text"));
    text.sendKeys("/floor forget");
    WebElement offered = await(huda, AT_ONCE, By.cssSelector("#choices span"));
    assertThat(offered.getText()).contains("/floor forget-me [yes]", "يمحو");
    assertThat(offered.getCssValue("direction")).isEqualTo("rtl");

    text.clear();
    text.sendKeys("/floor help", Keys.ENTER);
    awaitText(huda, By.id("reply"), "/floor forget-me [yes]");
    assertThat(huda.findElements(By.cssSelector("#reply h4, #reply li")))
        .hasSizeGreaterThan(5)
        .allSatisfy(line -> assertThat(line.getCssValue("direction")).isEqualTo("rtl"));
    assertThat(fits(huda)).isTrue();
    assertNoComplaints();
  }

  private WebDriver phone(String... arguments) {
    ChromeOptions options = options();
    options.addArguments(arguments);
    options.setExperimentalOption(
        "mobileEmulation",
        Map.of("deviceMetrics", Map.of("width", 390, "height", 844, "pixelRatio", 2.0)));
    return open(options);
  }

  private WebDriver desktop() {
    ChromeOptions options = options();
    options.addArguments("--window-size=1280,900");
    return open(options);
  }

  private ChromeOptions options() {
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(CHROMIUM);
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--user-data-dir=" + data.resolve("browser-" + browsers.size()));
    options.setCapability("goog:loggingPrefs", logs);
    return options;
  }

  private WebDriver open(ChromeOptions options) {
    WebDriver browser =
        new ChromeDriver(
            new ChromeDriverService.Builder().usingDriverExecutable(DRIVER).build(), options);
    browsers.add(browser);
    return browser;
  }

  private static void command(WebDriver browser, String line) {
    WebElement field = browser.findElement(By.id("line"));
    field.sendKeys(line, Keys.ENTER);
    new WebDriverWait(browser, AT_ONCE).until(d -> "".equals(field.getDomProperty("value")));
  }

  /** Presses a key on what may be fetched anew at the very moment. */
  private static void press(WebDriver browser, By what, Keys key) {
    new WebDriverWait(browser, AT_ONCE)
        .ignoreAll(
            List.of(StaleElementReferenceException.class, ElementNotInteractableException.class))
        .until(
            d -> {
              d.findElement(what).sendKeys(key);
              return true;
            });
  }

  private static WebElement await(WebDriver browser, Duration most, By what) {
    return new WebDriverWait(browser, most)
        .until(ExpectedConditions.presenceOfElementLocated(what));
  }

  private static void awaitText(WebDriver browser, By what, String text) {
    new WebDriverWait(browser, AT_ONCE)
        .until(ExpectedConditions.textToBePresentInElementLocated(what, text));
  }

  private static boolean fits(WebDriver browser) {
    return Boolean.TRUE.equals(
        ((ChromeDriver) browser)
            .executeScript("return document.documentElement.scrollWidth <= window.innerWidth;"));
  }

  private Path file(String name) throws Exception {
    try (Stream<Path> files = Files.walk(data.resolve("sessions"))) {
      return files.filter(f -> f.endsWith(name)).findFirst().orElseThrow();
    }
  }

  /** Neither a script's error nor something the content security policy had to stop. */
  private void assertNoComplaints() {
    for (WebDriver browser : browsers) {
      assertThat(browser.manage().logs().get(LogType.BROWSER).getAll())
          .extracting(LogEntry::getMessage)
          .isEmpty();
    }
  }
}
