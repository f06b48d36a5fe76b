/**
 * What is registered at the simulated platform and known to its providers, read from editable files.
 *
 * <p>Glossary: 服務 service (client_id), 資料集 data set (resource_id), 身分證字號 national id, 安全等級 security level.
 */
package tw.agencygateway.sandbox.registry;
