package io.github.alliancepay.sandbox.http;

import java.net.URI;
import java.util.Optional;
import java.util.Set;

/** Pages only for people at this machine. Rejects other host names (DNS rebinding) and forms of other sites. */
public record Guard(Set<String> hosts, Part part) implements Part {
    /** A guard that accepts this machine and the public address. */
    public static Guard of(String publicUrl, Part part) {
        return new Guard(Set.of(URI.create(publicUrl).getHost()), part);
    }

    @Override
    public Optional<Response> answer(Request request) {
        String host = request.header("Host").orElse("");
        if (!isOwn(host.replaceFirst(":\\d+$", ""))) {
            return Optional.of(Response.html(421, "<h1>421</h1>"));
        }
        boolean foreign = request.method().equals("POST")
                && request.header("Origin")
                        .filter(origin -> !isOf(host, origin))
                        .isPresent();
        return foreign ? Optional.of(Response.html(403, "<h1>403</h1>")) : part.answer(request);
    }

    private boolean isOwn(String host) {
        return Loopback.isHost(host) || hosts.contains(host);
    }

    private static boolean isOf(String host, String origin) {
        return origin.equals("http://" + host) || origin.equals("https://" + host);
    }
}
