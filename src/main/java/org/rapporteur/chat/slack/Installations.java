package org.rapporteur.chat.slack;

import com.slack.api.bolt.model.Bot;
import com.slack.api.bolt.model.Installer;
import com.slack.api.bolt.model.builtin.DefaultInstaller;
import com.slack.api.bolt.service.InstallationService;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * The installed workspaces as Bolt asks for them. Bolt never sees how a token is renewed, so that
 * it does not renew one beside us; and it finds no people, for none of theirs is asked for.
 */
final class Installations implements InstallationService {
  private final InstalledWorkspaces workspaces;
  private final String installUrl;

  /**
   * @param installUrl where people are sent whose workspace is unknown
   */
  Installations(InstalledWorkspaces workspaces, String installUrl) {
    this.workspaces = workspaces;
    this.installUrl = installUrl;
  }

  @Override
  public void saveInstallerAndBot(Installer installer) {
    if (!(installer instanceof DefaultInstaller granted)) {
      throw new IllegalArgumentException("Bolt's own installer is expected, not " + installer);
    }
    workspaces.installed(Installation.of(granted));
  }

  /** Refused: Bolt only saves a bot whose token it renewed. */
  @Override
  public void saveBot(Bot bot) {
    throw new UnsupportedOperationException("tokens are renewed by the installed workspaces alone");
  }

  /**
   * The bot of a workspace with a token that holds.
   *
   * @throws UncheckedIOException if it can't be renewed at present, so that Slack comes again
   */
  @Override
  public @Nullable Bot findBot(@Nullable String enterpriseId, @Nullable String teamId) {
    if (enterpriseId != null && teamId != null) {
      workspaces.member(teamId, enterpriseId);
    }
    String id = teamId == null ? enterpriseId : teamId;
    if (id == null) {
      return null;
    }
    try {
      return workspaces.fresh(id).bot();
    } catch (NotInstalled e) {
      return null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void deleteBot(Bot bot) {
    deleteAll(bot.getEnterpriseId(), bot.getTeamId());
  }

  @Override
  public void deleteAll(@Nullable String enterpriseId, @Nullable String teamId) {
    String id = teamId == null ? enterpriseId : teamId;
    if (id != null) {
      workspaces.forget(id);
    }
  }

  @Override
  public @Nullable Installer findInstaller(
      @Nullable String enterpriseId, @Nullable String teamId, @Nullable String userId) {
    return null;
  }

  @Override
  public void deleteInstaller(Installer installer) {
    // Nothing of whoever installed the bot is kept.
  }

  @Override
  public String getInstallationGuideText(
      @Nullable String enterpriseId, @Nullable String teamId, @Nullable String userId) {
    return "I am not installed in this workspace. Please ask one of its admins to open "
        + installUrl;
  }

  @Override
  public boolean isHistoricalDataEnabled() {
    return false;
  }

  @Override
  public void setHistoricalDataEnabled(boolean enabled) {
    if (enabled) {
      throw new UnsupportedOperationException("only the last installation is kept");
    }
  }
}
