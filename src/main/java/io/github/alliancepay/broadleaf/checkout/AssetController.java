package io.github.alliancepay.broadleaf.checkout;

import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Serves the checkout's stylesheet, script and images itself, so that the host need not merge resources. */
@Controller
public class AssetController {

    private static final CacheControl LONG =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic();

    private final Assets assets = Assets.ALL;

    /**
     * One of the plugin's files, or 404 for any other name.
     *
     * @param version the version that the page was made for; browsers may keep only this one for long
     */
    @GetMapping(Assets.PATH + "{name:.+}")
    public ResponseEntity<byte[]> asset(
            @PathVariable("name") String name, @RequestParam(name = "v", defaultValue = "") String version) {
        return assets.find(name).map(asset -> serve(asset, version)).orElseGet(() -> ResponseEntity.status(404)
                .build());
    }

    private static ResponseEntity<byte[]> serve(Assets.Asset asset, String version) {
        return ResponseEntity.ok()
                .contentType(asset.type())
                .cacheControl(asset.version().equals(version) ? LONG : CacheControl.noCache())
                .eTag('"' + asset.version() + '"')
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Disposition", "inline") // otherwise Spring may offer the file as a download
                .body(asset.content());
    }
}
