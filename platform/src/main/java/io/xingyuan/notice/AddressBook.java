package io.xingyuan.notice;

import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.ParkId;
import io.xingyuan.kernel.Role;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** 通讯录: tells who somebody is; the module of accounts publishes this bean. */
public interface AddressBook {

    /** Accounts of those who hold the role today, where it covers the park; all of them without a park. */
    Set<UUID> holders(Role role, @Nullable ParkId park);

    /** Accounts of those who hold the role today for all parks: they alone reach what lies in none. */
    Set<UUID> holdersEverywhere(Role role);

    /** Accounts of those who act for the enterprise today. */
    Set<UUID> peopleOf(EnterpriseId enterprise);

    /** Where somebody gets mail. */
    Optional<String> mail(UUID account);
}
