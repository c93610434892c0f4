package io.anabranch.serde.registry;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/**
 * One base URL of the registry, and the Authorization header for it. Credentials never show in its
 * text.
 */
record RegistryEndpoint(URI uri, @Nullable String authorization) {

  static final String URL = "schema.registry.url";
  static final String BASIC_SOURCE = "basic.auth.credentials.source";
  static final String BASIC_USER_INFO = "basic.auth.user.info";
  static final String BEARER_SOURCE = "bearer.auth.credentials.source";
  static final String BEARER_TOKEN = "bearer.auth.token";

  /** At least one. */
  static List<RegistryEndpoint> from(PropertyReader properties) {
    List<String> urls = properties.list(URL);
    if (urls.isEmpty()) {
      throw new ConfigException(
          "Missing " + URL + ": one or more http or https URLs, separated by commas");
    }
    String common = commonAuthorization(properties);
    boolean secret = properties.text(URL, "").contains("@");
    return urls.stream().map(url -> parse(url, common, secret ? "[hidden]" : url)).toList();
  }

  private static @Nullable String commonAuthorization(PropertyReader properties) {
    String token = properties.text(BEARER_TOKEN);
    if (token != null) {
      String source = properties.text(BEARER_SOURCE, "STATIC_TOKEN");
      if (!source.equals("STATIC_TOKEN")) {
        throw new ConfigException(BEARER_SOURCE, source, "allowed: STATIC_TOKEN");
      }
      return "Bearer " + token;
    }
    String source = properties.text(BASIC_SOURCE, "URL");
    return switch (source) {
      case "URL" -> null;
      case "USER_INFO" -> {
        String userInfo = properties.text(BASIC_USER_INFO);
        if (userInfo == null || userInfo.indexOf(':') < 1) {
          throw new ConfigException(
              BASIC_USER_INFO, "[hidden]", "allowed: user:password, with source USER_INFO");
        }
        yield basic(userInfo);
      }
      default -> throw new ConfigException(BASIC_SOURCE, source, "allowed: URL, USER_INFO");
    };
  }

  /**
   * @param shown the URL for errors, unless it may be a part of credentials
   */
  private static RegistryEndpoint parse(
      String url, @Nullable String commonAuthorization, String shown) {
    try {
      URI uri = new URI(url);
      boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      if (!http || uri.getHost() == null || uri.getQuery() != null || uri.getFragment() != null) {
        throw invalid(shown);
      }
      String path = uri.getRawPath().replaceAll("/+$", "");
      URI base =
          URI.create(
              uri.getScheme()
                  + "://"
                  + uri.getHost()
                  + (uri.getPort() < 0 ? "" : ":" + uri.getPort())
                  + path);
      String userInfo = uri.getUserInfo();
      boolean fromUrl = commonAuthorization == null && userInfo != null;
      return new RegistryEndpoint(base, fromUrl ? basic(userInfo) : commonAuthorization);
    } catch (URISyntaxException e) {
      throw invalid(shown);
    }
  }

  private static ConfigException invalid(String shown) {
    return new ConfigException(
        URL,
        shown,
        "allowed: http or https URLs with a host, separated by commas;"
            + " in credentials, %2C stands for a comma, %2F for a slash and %40 for an at sign");
  }

  private static String basic(String userInfo) {
    byte[] bytes = userInfo.getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(bytes);
  }

  URI resolve(String path) {
    return URI.create(uri + path);
  }

  @Override
  public String toString() {
    return uri.toString();
  }
}
