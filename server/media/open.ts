import { join } from 'node:path';
import type { Logger } from 'pino';
import type { Settings } from '../../config/settings.ts';
import type { SecuredSettings } from '../secrets.ts';
import { LARGEST_CAPTIONS } from './captions/cue.ts';
import { Media } from './media.ts';
import { folderStore } from './stores/folder-store.ts';
import { memoryStore } from './stores/memory-store.ts';
import { remembered } from './stores/remembered.ts';
import { s3Store } from './stores/s3-store.ts';
import type { MediaStore } from './stores/store.ts';

const MB = 1_000_000;

/** The media that the settings name. @throws Error in one line, when a bucket's key is missing */
export function openMedia(settings: SecuredSettings, log: Logger): Media {
  const store = storeOf(settings);
  if (settings.redisUrl !== undefined && !store.isShared && settings.instance === 0) {
    // No warning: on one host all is well.
    log.info(
      { folder: store.place },
      'uploaded pictures, sounds and videos are kept in a folder of this host: servers on other hosts do not have them unless they share that folder, or MEDIA_S3_URL names a bucket',
    );
  }
  return new Media({
    store,
    key: settings.secret,
    largest: {
      picture: settings.mediaPicture * MB,
      audio: settings.mediaAudio * MB,
      video: settings.mediaVideo * MB,
      captions: LARGEST_CAPTIONS,
    },
    most: settings.mediaTotal * MB,
    onNoPictures: ({ cause }) =>
      log.error({ err: cause }, 'pictures cannot be taken: sharp does not load on this machine'),
  });
}

function storeOf({
  dataDir,
  mediaS3Url: url,
  mediaS3Region: region,
  mediaS3KeyId: keyId,
  mediaS3Secret: secret,
}: Settings): MediaStore {
  if (url !== undefined) {
    if (keyId === undefined || secret === undefined) {
      throw new Error(
        'MEDIA_S3_URL is set, so MEDIA_S3_KEY_ID and MEDIA_S3_SECRET must be set too.',
      );
    }
    return remembered(s3Store({ url, region, keyId, secret }));
  }
  return dataDir.startsWith('memory://') ? memoryStore() : folderStore(join(dataDir, 'media'));
}
