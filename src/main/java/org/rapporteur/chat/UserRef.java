package org.rapporteur.chat;

/**
 * A person's account on a platform: personal data, kept beside the record and never in it.
 *
 * @param workspace where the account belongs; empty when the platform has one workspace only
 * @param id the platform's id of the account
 */
public record UserRef(String platform, String workspace, String id) {
  public UserRef {
    if (platform.isEmpty() || id.isEmpty()) {
      throw new IllegalArgumentException("a user needs a platform and an id");
    }
  }

  /**
   * Reads {@code platform:id} or {@code platform:workspace/id}.
   *
   * @throws IllegalArgumentException if it is neither
   */
  public static UserRef parse(String written) {
    ChannelRef same = ChannelRef.parse(written);
    return new UserRef(same.platform(), same.workspace(), same.id());
  }

  @Override
  public String toString() {
    return platform + ":" + (workspace.isEmpty() ? "" : workspace + "/") + id;
  }
}
