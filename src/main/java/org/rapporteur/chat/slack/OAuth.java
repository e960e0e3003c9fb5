package org.rapporteur.chat.slack;

import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.model.Installer;
import com.slack.api.bolt.model.builtin.DefaultInstaller;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.service.builtin.oauth.OAuthV2AccessErrorHandler;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.apache.commons.text.StringEscapeUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets several workspaces install the bot by themselves, by OAuth. */
final class OAuth {
  /** Where an installation begins, on the bot's web address. */
  static final String INSTALL = "/slack/install";

  /** Where Slack sends the browser back to. */
  static final String REDIRECT = "/slack/oauth_redirect";

  private static final Logger log = LoggerFactory.getLogger(OAuth.class);

  private final String installUrl;

  private OAuth(String installUrl) {
    this.installUrl = installUrl;
  }

  /**
   * Makes a Bolt app, before it is started, one that workspaces install.
   *
   * @param scopes what the bot asks for, as in its manifest
   * @param publicUrl the bot's web address as browsers reach it, over https
   */
  static void configure(
      App app,
      Client client,
      List<String> scopes,
      URI publicUrl,
      InstalledWorkspaces workspaces,
      InstallStates states) {
    String root = publicUrl.toString().replaceFirst("/+$", "");
    AppConfig config = app.config();
    config.setClientId(client.id());
    config.setClientSecret(client.secret());
    config.setScope(String.join(",", scopes));
    config.setUserScope(null);
    config.setRedirectUri(root + REDIRECT);
    config.setOauthInstallPath(INSTALL);
    config.setOauthRedirectUriPath(REDIRECT);
    config.setOAuthInstallPageRenderingEnabled(false);
    // Without it, Bolt asks Slack about the token at each event.
    config.setAuthTestCacheEnabled(true);
    new OAuth(root + INSTALL).serve(app, workspaces, states);
  }

  private void serve(App app, InstalledWorkspaces workspaces, InstallStates states) {
    app.asOAuthApp(true)
        .service(states)
        .service(new Installations(workspaces, installUrl))
        .oauthPersistenceCallback(done -> success(done.getResponse(), done.getInstaller()))
        .oauthPersistenceErrorCallback(
            failed -> {
              log.error("an installation could not be kept", failed.getError());
              ourFault(failed.getResponse());
            })
        .oauthCallbackError(
            (request, response) ->
                failure(response, Refusal.words(request.getPayload().getError())))
        .oauthCallbackStateError(
            (request, response) ->
                failure(
                    response,
                    "This page was not opened by the browser that began the installation, or more"
                        + " than ten minutes later, or once before. Please start again"))
        .oauthCallbackAccessError(
            (OAuthV2AccessErrorHandler)
                (request, response, answer) -> {
                  log.warn("Slack refused an installation: {}", answer.getError());
                  return failure(response, Refusal.words(answer.getError()));
                })
        .oauthCallbackException(
            (request, response, e) -> {
              log.error("an installation failed", e);
              return ourFault(response);
            });
  }

  private static void success(Response response, Installer installer) {
    String name = "your workspace";
    if (installer instanceof DefaultInstaller granted) {
      name = Installation.of(granted).name();
    }
    page(
        response,
        200,
        "Rapporteur is installed",
        "Rapporteur is now in %s. In Slack, invite it to the channels of a session with /invite, then open the session with /floor open."
            .formatted(name));
  }

  private Response failure(Response response, String reason) {
    return page(
        response,
        400,
        "Rapporteur was not installed",
        reason + ". The installation starts at " + installUrl);
  }

  private Response ourFault(Response response) {
    return page(
        response,
        500,
        "Rapporteur was not installed",
        "The bot could not finish the installation. Please start again at "
            + installUrl
            + "; if it stays so, whoever runs the bot finds the reason in its log.");
  }

  /** The address of the page holds Slack's code: it must not travel on. */
  private static Response page(Response response, int status, String title, String text) {
    response.setStatusCode(status);
    response.setContentType("text/html; charset=utf-8");
    response
        .getHeaders()
        .putAll(
            Map.of(
                "Cache-Control", List.of("no-store"),
                "Content-Security-Policy", List.of("default-src 'none'; frame-ancestors 'none'"),
                "Referrer-Policy", List.of("no-referrer")));
    response.setBody(
        """
        <!doctype html>
        <html lang="en">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>%1$s</title></head>
        <body><main><h1>%1$s</h1><p>%2$s</p></main></body>
        </html>
        """
            .formatted(title, StringEscapeUtils.escapeHtml4(text)));
    return response;
  }
}
