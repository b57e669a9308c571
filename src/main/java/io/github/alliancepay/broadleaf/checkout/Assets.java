package io.github.alliancepay.broadleaf.checkout;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.util.DigestUtils;

/** The files that browsers load from the plugin: a fixed list, read once. Immutable. */
final class Assets {

    static final String PATH = "/alliancepay/assets/";

    private static final Map<String, String> TYPES = Map.of(
            "checkout.css", "text/css;charset=UTF-8",
            "checkout.js", "text/javascript;charset=UTF-8",
            "logo.svg", "image/svg+xml",
            "icon.svg", "image/svg+xml");

    /** Read once for the pages that name them and the controller that serves them. */
    static final Assets ALL = new Assets();

    private final Map<String, Asset> assets = TYPES.entrySet().stream()
            .map(entry -> Asset.load(entry.getKey(), entry.getValue()))
            .collect(Collectors.toUnmodifiableMap(Asset::name, Function.identity()));

    private Assets() {}

    Optional<Asset> find(String name) {
        return Optional.ofNullable(assets.get(name));
    }

    /** The address of a file, different for each content, so that browsers may keep it for long. */
    String address(String name) {
        return find(name)
                .map(asset -> PATH + name + "?v=" + asset.version())
                .orElseThrow(() -> new IllegalArgumentException("There is no asset '" + name + "' in the plugin"));
    }

    /** @param version changes whenever the content does */
    record Asset(String name, MediaType type, byte[] content, String version) {

        private static Asset load(String name, String type) {
            try (InputStream stream = Assets.class.getResourceAsStream("/alliancepay/assets/" + name)) {
                if (stream == null) {
                    throw new IllegalStateException("The plugin's jar lacks alliancepay/assets/" + name);
                }
                byte[] content = stream.readAllBytes();
                String digest = DigestUtils.md5DigestAsHex(content).substring(0, 12);
                return new Asset(name, MediaType.parseMediaType(type), content, digest);
            } catch (IOException unreadable) {
                throw new UncheckedIOException("The plugin's jar holds an unreadable file: " + name, unreadable);
            }
        }
    }
}
