// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "crypto/aead.h"
#include "crypto/labelled.h"
#include "vault/seal.h"
#include "vectors/vectors.h"

namespace ieum::vectors {

QJsonObject derivations() {
    QJsonObject file;
    file["what"] = "labelled, derive, signatures under a label, the synthetic seal, boxes, and chunks of files";
    const crypto::Key key = keyOf("key");
    const Bytes one = copyOf(bytesOf("one"));
    const Bytes two = copyOf(bytesOf("two, longer"));
    file["key"] = hex(key.view());
    file["parts"] = QJsonArray{hex(one), hex(two)};
    file["label"] = "ieum example v1";
    file["labelled"] = hex(crypto::labelled("ieum example v1", {one, two}));
    file["derived"] = hex(crypto::derive(key, "ieum example v1", {one, two}).view());
    file["derivedWithoutParts"] = hex(crypto::derive(key, "ieum example v1").view());
    const crypto::SigningKey signer = signingKeyOf("signer");
    file["signingSeed"] = hex(signer.seed().view());
    file["signingPublic"] = hex(signer.publicKey().view());
    file["signature"] = hex(signer.sign("ieum example v1", {one, two}).view());

    const Bytes plain = copyOf(bytesOf("이음"));
    file["plain"] = hex(plain);
    file["additional"] = hex(one);
    file["syntheticNonce"] = hex(crypto::syntheticNonce(key, plain, one).view());
    file["syntheticSeal"] = hex(crypto::sealSynthetic(key, plain, one));

    test::SeededRandom random(1);
    const auto to = crypto::AgreementKey::fromSecret(keyOf("receiver"));
    file["boxReceiverSecret"] = hex(keyOf("receiver").view());
    file["boxReceiverPublic"] = hex(to.publicKey().view());
    file["box"] = hex(crypto::sealTo(to.publicKey(), plain, one, random));

    const Bytes sealed = vault::sealChunk(key, 3, plain);
    file["chunkIndex"] = 3;
    file["chunkSealed"] = hex(sealed);
    file["chunkId"] = hex(vault::chunkIdOf(sealed).view());
    const Bytes manifest = vault::sealManifest(key, {plain.size(), {vault::chunkIdOf(sealed)}});
    file["manifestSealed"] = hex(manifest);
    file["fileId"] = hex(vault::chunkIdOf(manifest).view());
    return file;
}

} // namespace ieum::vectors
