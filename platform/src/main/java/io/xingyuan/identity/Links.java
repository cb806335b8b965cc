package io.xingyuan.identity;

import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** 完整链接: a link of this system with its host, to copy. */
final class Links {

    private Links() {}

    static String address(InvitationLink link) {
        return ServletUriComponentsBuilder.fromCurrentContextPath().toUriString() + link.path();
    }
}
