package tw.agencygateway.vault.service;

import jakarta.ejb.DependsOn;
import jakarta.ejb.Lock;
import jakarta.ejb.LockType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import tw.agencygateway.platform.service.TimerTick;

/**
 * Every minute, on every node, so that what is due is done soon after a start; the database gives it to one of them, once a day. A
 * sweep may outlast a tick, which must not wait for it.
 */
@Singleton
@Lock(LockType.READ)
@TransactionManagement(TransactionManagementType.BEAN)
@DependsOn("GatewayStart")
public class VaultSweepTimer {
    @Inject
    SweepVault vault;

    @Schedule(minute = "*", hour = "*", persistent = false)
    void tick() {
        TimerTick.run("sweeping the vault", vault::sweepDaily);
    }
}
