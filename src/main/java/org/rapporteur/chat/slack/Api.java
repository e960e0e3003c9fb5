package org.rapporteur.chat.slack;

import com.slack.api.Slack;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.methods.SlackFilesUploadV2Exception;
import java.io.IOException;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Slack's methods, called with the token of the workspace a call is about. */
final class Api {
  private final Slack slack;
  private final Workspaces workspaces;

  Api(Slack slack, Workspaces workspaces) {
    this.slack = slack;
    this.workspaces = workspaces;
  }

  /** One call of a method. */
  @FunctionalInterface
  interface Call<T extends SlackApiTextResponse> {
    T of(MethodsClient client) throws IOException, SlackApiException;
  }

  /**
   * Calls a method.
   *
   * @param team the workspace; empty for the only one
   * @param method its name, for messages
   * @throws SlackFailure if Slack did not do it, or perhaps not
   */
  <T extends SlackApiTextResponse> T call(String team, String method, Call<T> call)
      throws SlackFailure {
    T answer = answer(method, call, token(team, method));
    if (!answer.isOk()) {
      throw SlackFailure.refused(method, answer.getError());
    }
    return answer;
  }

  /** As {@link #call} with a token that is no workspace's. */
  <T extends SlackApiTextResponse> T callWith(String token, String method, Call<T> call)
      throws SlackFailure {
    T answer = answer(method, call, token);
    if (!answer.isOk()) {
      throw SlackFailure.refused(method, answer.getError());
    }
    return answer;
  }

  private <T extends SlackApiTextResponse> T answer(String method, Call<T> call, String token)
      throws SlackFailure {
    try {
      return call.of(slack.methods(token));
    } catch (SlackApiException e) {
      throw SlackFailure.of(method, e);
    } catch (IOException e) {
      throw SlackFailure.unreachable(method, e);
    } catch (SlackFilesUploadV2Exception e) {
      throw SlackFailure.refused(method, refusal(e));
    } catch (RuntimeException e) {
      // What the SDK can't read it throws as it comes: a page, nothing, a time that is no number.
      throw SlackFailure.unreachable(method, new IOException("an answer that can't be read", e));
    }
  }

  /** An upload is three calls in one. */
  private static @Nullable String refusal(SlackFilesUploadV2Exception e) {
    return Stream.concat(
            e.getGetURLResponses().stream(), Stream.ofNullable(e.getCompleteResponse()))
        .map(SlackApiTextResponse::getError)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse("request_timeout");
  }

  private String token(String team, String method) throws SlackFailure {
    try {
      return workspaces.of(team).token();
    } catch (NotInstalled e) {
      throw SlackFailure.shutOut(e);
    } catch (IOException e) {
      throw SlackFailure.unreachable(method, e);
    }
  }
}
